import type { Form } from "../../../bot/form.ts";
import { Card } from "../../../models/card.ts";
import { InboxEvent } from "../../../models/inboxEvent.ts";
import type { DeskPerson } from "../../../sample/play/deskPerson.ts";
import type { SlackUser } from "./slackUser.ts";
import { buttonsIn, type Json } from "./strict.ts";
import type { Workspace } from "./workspace.ts";

const WAIT_MS = 30_000;
const LOOK_MS = 20;

/** A message of the workspace, with its channel. */
interface Found {
  channel: string;
  message: Json & { ts: string; blocks?: Json[] };
}

/** Somebody who does on Slack what the played day asks of him; what there is to do he reads on the desk. */
export function slackPerson(
  desk: DeskPerson,
  user: SlackUser,
  workspace: Workspace,
  settled: () => Promise<void>,
): DeskPerson {
  const filled = new Map<string, Set<string>>();

  /** The Slack message of the card that stands on the desk under that reference. */
  async function onSlack(ref: string): Promise<Found | undefined> {
    const here = await Card.findOne({ "place.platform": "web", message: ref }).lean();
    if (!here) return undefined;
    const there = await Card.findOne({
      ...{ subject: here.subject, role: here.role, "place.platform": "slack" },
      message: { $exists: true },
    }).lean();
    if (!there?.message || !there.place?.channel) return undefined;
    const { channel } = there.place;
    const messages = await workspace.messages(channel);
    const message = messages.find(({ ts }) => ts === there.message);
    return message && { channel, message };
  }

  return {
    ...desk,

    async press(_key, item, action) {
      const wanted = `press:${action}:`;
      const { channel, message } = await until(`${action} on ${item.card.plain}`, async () => {
        const found = await onSlack(item.ref);
        const has = buttonsIn(found?.message.blocks ?? []).some((button) => button.action.startsWith(wanted));
        return has ? found : undefined;
      });
      const { status } = await user.press(channel, message, action);
      if (status !== 200) throw new Error(`${action}: ${status}`);
      await settled();
      const open = user.window;
      if (!open) return {};
      return { form: await formIn(String(open.view.private_metadata)) };
    },

    async draft(_key, formId, values) {
      const done = filled.get(formId) ?? new Set<string>();
      filled.set(formId, done);
      for (const [name, value] of Object.entries(values)) {
        await user.fill(name, value);
        done.add(name);
        await settled();
      }
    },

    async answer(key, formId, values) {
      const done = filled.get(formId);
      const rest = Object.entries(values).filter(([name]) => !done?.has(name));
      filled.delete(formId);
      await this.draft(key, formId, Object.fromEntries(rest));
      filled.delete(formId);
      const errors = await user.submit();
      await settled();
      return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true };
    },

    async say(_key, _channel, thread, text) {
      const { channel, message } = await until("the card to reply to", () => onSlack(thread));
      await user.write(channel, text, { thread: message.ts });
      return {};
    },
  };
}

/** The form that a window shows, as the product keeps it. */
async function formIn(metadata: string): Promise<Form> {
  const { form: key } = JSON.parse(metadata) as { form: string };
  return until("the form of a window", async () => {
    const answer = (await InboxEvent.named(key))?.answer;
    return answer ? (JSON.parse(answer) as { form?: Form }).form : undefined;
  });
}

async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  const end = performance.now() + WAIT_MS;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > end) throw new Error(`it did not come: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
