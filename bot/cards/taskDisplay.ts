import { Callback } from "../../models/callback.ts";
import { Card } from "../../models/card.ts";
import { Day } from "../../models/day.ts";
import { Store } from "../../models/store.ts";
import type { CardParts } from "../cards.ts";
import { type Display, type Showing, subjectOf } from "../display.ts";
import { buttons } from "./buttons.ts";
import { channelPlaces } from "./places.ts";
import { readerAt } from "./reader.ts";
import { taskButtons, taskCard } from "./taskCard.ts";
import { readTaskRole, taskRole } from "./taskRole.ts";
import { taskView } from "./taskView.ts";

// A conversation that went on under another day's card is told so once; older cards say it already.
const LAST_DAYS = 2;

/** Conversations in the callback channel: each under the card of every day in whose list it stood. */
export function taskDisplay({ tokens, clock }: CardParts): Display<Callback> {
  return {
    type: "callback",
    model: Callback,

    async places(callback) {
      const { store: code, day, status, lead } = callback;
      const known = await Card.of(code, subjectOf("callback", callback._id));
      const roles = [...new Set(known.map(({ role }) => role))].sort().slice(-LAST_DAYS);
      // The figures of the day in whose list it stands, and of the one under whose card it stood last.
      const days = new Set([day, ...roles.slice(-1).flatMap((role) => readTaskRole(role) ?? [])]);
      await Promise.all([...days].map((each) => Day.touch(code, each)));
      const kept = known
        .filter(({ role }) => roles.includes(role))
        .map(({ place, role }): Showing => ({ place, role }));
      const due = (status === "open" || status === "claimed") && !lead && (await isPosted(code, day));
      if (!due) return kept;
      const store = await Store.named(code);
      const role = taskRole(day);
      const fresh = channelPlaces(store, "callbacks").map((place): Showing => ({ place, role }));
      return [...kept.filter((each) => each.role !== role), ...fresh];
    },

    async render({ store: code, id, place, role }) {
      const [store, callback] = await Promise.all([Store.named(code), Callback.named(code, id)]);
      const reader = await readerAt(store, place);
      const now = clock();
      const view = await taskView(callback, readTaskRole(role) ?? callback.day, reader);
      const { revision } = callback;
      const on = { store: code, subject: subjectOf("callback", id), version: revision };
      return {
        card: {
          ...taskCard(view, reader, now),
          ...(await buttons(tokens, on, taskButtons(view), reader.locale)),
        },
        revision,
      };
    },

    async threadTitle({ store: code, id, role, place }) {
      const [store, callback] = await Promise.all([Store.named(code), Callback.named(code, id)]);
      const reader = await readerAt(store, place);
      const { plate, customer } = await taskView(callback, readTaskRole(role) ?? callback.day, reader);
      return [plate, customer].filter((part) => part !== undefined).join(" ");
    },
  };
}

/** The day's card is up: from then on its tasks stand under it. */
async function isPosted(store: string, day: string): Promise<boolean> {
  const posted = await Day.findOne({ store, day });
  return posted?.postedAt !== undefined;
}
