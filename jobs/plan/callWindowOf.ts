import type { Callback, Stretch } from "../../models/callbackFields.ts";
import type { Customer } from "../../models/customerFields.ts";
import { callHours } from "../../models/rules/callWindow.ts";
import type { Conversation } from "../../models/rules/contactGovernor.ts";
import type { Day } from "../../models/rules/kinds.ts";
import { openSpans } from "../../models/rules/openHours.ts";
import type { Store } from "../../models/storeFields.ts";

// So long the customer waits for a call that he agreed to.
const AGREED_MS = 60 * 60_000;

/** When on its day a conversation may be held; null is any of the store's windows. */
export type CallTime = { window: Stretch; ownSlot: boolean } | null;

/** The time agreed with the customer, else his own slot on that day, else not before his quiet gap is over. */
export function callTime(
  { agreedAt, notBefore }: Pick<Conversation, "agreedAt" | "notBefore">,
  members: readonly Callback[],
  customer: Customer,
  day: Day,
  store: Store,
): CallTime {
  if (agreedAt) return agreedWindow(agreedAt);
  const pauses = members.flatMap((member) => pauseOf(member, day) ?? []);
  const earliest = Math.max(+(notBefore ?? 0), ...pauses.map(Number));
  const slot = customer.slotWeek();
  if (!slot && earliest === 0) return null;
  const spans = openSpans(day, callHours(store.callHours(), slot));
  const span = spans.find(({ to }) => +to > earliest);
  if (!span) return null;
  const from = new Date(Math.max(+span.from, earliest));
  if (!slot && +from === +spans[0]!.from) return null;
  return { window: { from, to: span.to }, ownSlot: slot !== undefined };
}

/** The window of a call that the customer agreed to. */
export function agreedWindow(at: Date): { window: Stretch; ownSlot: true } {
  return { window: { from: at, to: new Date(+at + AGREED_MS) }, ownSlot: true };
}

/** A retry's own earliest moment, which stays with it once it is back in the list. */
function pauseOf({ status, nextAt, window, ownSlot, day: its }: Callback, day: Day): Date | undefined {
  if (status === "waiting") return nextAt;
  return its === day && !ownSlot ? window?.from : undefined;
}
