import { DeskMessage } from "../../models/deskMessage.ts";
import { derivedId, readId } from "../../models/id.ts";
import { peopleOf } from "../cards/people.ts";
import type { Author, ChatInbox, Wrote } from "../chat.ts";
import { saidCard } from "../noticeCard.ts";
import type { SaidView, Who } from "../views.ts";
import type { Hub } from "./hub.ts";
import { saidIn } from "./items.ts";

/**
 * A router before which the desk's own texts are posted, reworded or blanked: part of the work on the event, so
 * that what a crash cut short is made up for with the rest. Events of other platforms pass through.
 */
export function withDeskTexts(router: ChatInbox, { hub, wall }: { hub: Hub; wall(): Date }): ChatInbox {
  async function post({ key, by, at, message, text }: Wrote): Promise<void> {
    const { store, channel, thread = null } = message.place;
    const who = await whoIs(by);
    const card = JSON.stringify(saidCard({ kind: "said", by: who, at: at.toISOString(), text }));
    const _id = readId(message.id)!;
    const posted = { _id, store, channel, thread, key: `said:${key}`, at, card, by: who.code };
    await hub.publish(await DeskMessage.post(posted, wall()));
  }

  async function change(store: string, id: string, change: Partial<SaidView>): Promise<void> {
    const message = await DeskMessage.named(store, id);
    const said = message && saidIn(message);
    if (!message?.by || !said || said.deleted) return;
    const card = JSON.stringify(saidCard({ ...said, ...change }));
    const changed = await DeskMessage.reword(message, message.by, card, wall());
    if (changed) await hub.publish(changed);
  }

  return {
    ...passing(router),
    async wrote(event) {
      if (event.platform === "web" && !isCommand(event)) await post(event);
      return router.wrote(event);
    },
    async edited(event) {
      const { platform, message, text } = event;
      if (platform === "web") await change(message.place.store, message.id, { text, edited: true });
      return router.edited(event);
    },
    async deleted(event) {
      const { platform, message } = event;
      if (platform === "web") await change(message.place.store, message.id, { text: "", deleted: true });
      return router.deleted(event);
    },
  };
}

const isCommand = ({ text }: Pick<Wrote, "text">): boolean => text.startsWith("/");

/** The router's methods as they are; it may be an object of any make. */
function passing(router: ChatInbox): Omit<ChatInbox, "wrote" | "edited" | "deleted"> {
  return {
    pressed: (event) => router.pressed(event),
    answered: (event) => router.answered(event),
    drafted: (event) => router.drafted(event),
  };
}

/** The id of the message that a person's text makes: it is named in the event before the message is there. */
export function textId(store: string, key: string): string {
  return derivedId("said", store, key).toString();
}

async function whoIs(by: Author): Promise<Who> {
  if (!("person" in by)) return { code: by.user, name: by.name ?? by.user };
  return (await peopleOf(by.store, [by.person])).who(by.person);
}
