import { Callback } from "../../models/callback.ts";
import { Card } from "../../models/card.ts";
import { Day } from "../../models/day.ts";
import { Store } from "../../models/store.ts";
import type { CardPlace } from "../../models/cardFields.ts";
import type { CardParts } from "../cards.ts";
import type { Day as CalendarDay } from "../../models/rules/kinds.ts";
import { type Display, type Rendered, type Showing, subjectOf } from "../display.ts";
import { buttons } from "./buttons.ts";
import { channelPlaces } from "./places.ts";
import { type Reader, readerAt } from "./reader.ts";
import { taskButtons, taskCard } from "./taskCard.ts";
import { readTaskRole, taskRole } from "./taskRole.ts";
import { taskView } from "./taskView.ts";

// A conversation that went on under another day's card is told so once; older cards say it already.
const LAST_DAYS = 2;

/** Conversations in the callback channel: each under the card of every day in whose list it stood. */
export function taskDisplay({ tokens, clock }: CardParts): Display<Callback> {
  // On the desk and in the chat beside it the same card is read in the same language.
  const inHands = new WeakMap<Callback, Map<string, Promise<Rendered>>>();

  async function render(callback: Callback, day: CalendarDay, reader: Reader): Promise<Rendered> {
    const { _id, store, revision } = callback;
    const view = await taskView(callback, day, reader);
    const on = { store, subject: subjectOf("callback", _id), version: revision };
    const pressed = await buttons(tokens, on, taskButtons(view), reader.locale);
    return { card: { ...taskCard(view, reader, clock()), ...pressed }, revision };
  }

  return {
    type: "callback",
    model: Callback,

    async places(callback) {
      const { store: code, day, status, lead } = callback;
      const known = await Card.of(code, subjectOf("callback", callback._id));
      const roles = [...new Set(known.map(({ role }) => role))].sort().slice(-LAST_DAYS);
      const kept = known
        .filter(({ role }) => roles.includes(role))
        .map((card): Showing => ({ place: card.place, role: card.role, card }));
      const role = taskRole(day);
      const isOnList = (status === "open" || status === "claimed") && !lead;
      if (!isOnList || !(roles.includes(role) || (await isPosted(code, day)))) return kept;
      const store = await Store.named(code);
      const isNew = !roles.includes(role);
      const [there, elsewhere] = [
        kept.filter((each) => each.role === role),
        kept.filter((each) => each.role !== role),
      ];
      const fresh = channelPlaces(store, "callbacks").map(
        (place): Showing => there.find((each) => isSame(each.place, place)) ?? { place, role, isNew },
      );
      return [...elsewhere, ...fresh];
    },

    partOf({ store, day }, places) {
      // The figures of the day in whose list it stands, and of those under whose cards it stood last.
      const days = new Set([day, ...places.map(({ role }) => readTaskRole(role) ?? day)]);
      return [...days].map((each) => ({
        key: `${store} ${each}`,
        touch: () => Day.touch(store, each),
      }));
    },

    async render({ store: code, id, place, role }, inHand) {
      const [store, callback] = await Promise.all([Store.named(code), inHand ?? Callback.named(code, id)]);
      const reader = await readerAt(store, place);
      const same = inHands.get(callback) ?? new Map<string, Promise<Rendered>>();
      inHands.set(callback, same);
      const key = `${role} ${reader.locale}`;
      const rendered = same.get(key) ?? render(callback, readTaskRole(role) ?? callback.day, reader);
      same.set(key, rendered);
      return rendered;
    },

    async threadTitle({ store: code, id, role, place }) {
      const [store, callback] = await Promise.all([Store.named(code), Callback.named(code, id)]);
      const reader = await readerAt(store, place);
      const { plate, customer } = await taskView(callback, readTaskRole(role) ?? callback.day, reader);
      return [plate, customer].filter((part) => part !== undefined).join(" ");
    },
  };
}

const isSame = (one: CardPlace, other: CardPlace): boolean =>
  one.platform === other.platform && one.channel === other.channel && !one.thread && !other.thread;

/** The day's card is up: from then on its tasks stand under it. */
async function isPosted(store: string, day: string): Promise<boolean> {
  const posted = await Day.findOne({ store, day });
  return posted?.postedAt !== undefined;
}
