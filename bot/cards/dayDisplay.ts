import { Callback } from "../../models/callback.ts";
import { Card } from "../../models/card.ts";
import { Day } from "../../models/day.ts";
import { Store } from "../../models/store.ts";
import type { CardParts } from "../cards.ts";
import { type Display, type Showing, subjectOf } from "../display.ts";
import { dayCard } from "./dayCard.ts";
import { dayView } from "./dayView.ts";
import { channelPlaces } from "./places.ts";
import { readerAt } from "./reader.ts";
import { taskRole } from "./taskRole.ts";

/** The day's card, once the day is posted; its figures are counted anew each time, at most every 30 seconds. */
export function dayDisplay({ clock }: CardParts): Display<Day> {
  return {
    type: "day",
    model: Day,
    pauseMs: 30_000,

    async places({ _id, store: code, day, postedAt }) {
      if (!postedAt) return [];
      const store = await Store.named(code);
      const places = channelPlaces(store, "callbacks");
      const known = await Card.of(code, subjectOf("day", _id));
      if (known.length === 0) await showOpenTasks(store, day);
      return places.map((place): Showing => ({ place, role: "day" }));
    },

    async render({ store: code, id, place }, inHand) {
      const [store, day] = await Promise.all([Store.named(code), inHand ?? Day.named(code, id)]);
      const reader = await readerAt(store, place);
      const view = await dayView(code, day.day, clock(), day.closedAt !== undefined);
      return { card: dayCard(view, reader), revision: day.revision };
    },
  };
}

/** Calls carried over were open before the day was posted: their cards come with it. */
async function showOpenTasks(store: Store, day: string): Promise<void> {
  const open = (await Callback.onDay(store._id, day)).filter(
    ({ status, lead }) => (status === "open" || status === "claimed") && !lead,
  );
  const places = channelPlaces(store, "callbacks");
  await Card.want(
    open.flatMap(({ _id, revision }) =>
      places.map((place) => ({
        store: store._id,
        subject: subjectOf("callback", _id),
        place,
        role: taskRole(day),
        revision,
      })),
    ),
  );
}
