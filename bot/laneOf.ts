import type { BusyPlace } from "../models/cardFields.ts";
import type { Delivery } from "./delivery.ts";
import type { Sending } from "./sendings.ts";

/** Where something is sent, and at which pace. */
interface Lane {
  own: BusyPlace;
  /** Every lane of its channel. */
  all: BusyPlace[];
  /** From one to the next, in milliseconds; 0 where the platform asks for none. */
  paceMs: number;
}

/** The lane of what is to be sent: where a platform counts edits apart, they have one of their own. */
export function laneOf(
  { store, place, isEdit }: Pick<Sending, "store" | "place" | "isEdit">,
  delivery: Delivery,
): Lane {
  const { platform, channel } = place;
  const { paceMs = 0, editPaceMs } = delivery.port(platform)?.caps({ platform, store, channel }) ?? {};
  if (editPaceMs === undefined) return { own: place, all: [place], paceMs };
  const sends = { platform, channel, only: "sends" } as const;
  const edits = { platform, channel, only: "edits" } as const;
  const own = isEdit ? edits : sends;
  return { own, all: [sends, edits], paceMs: isEdit ? editPaceMs : paceMs };
}
