import { nextCallTime } from "../../../models/rules/callWindow.ts";
import type { OpenHours } from "../../../models/rules/openHours.ts";
import type { Week } from "../../../models/rules/week.ts";

const HALF_HOUR_MS = 1_800_000;
const APART_MS = 4 * HALF_HOUR_MS;
const OFFERS = 3;

/**
 * Times at which a customer is likely to be reached, one of which the caller proposes [000]: two hours apart, on the
 * half hour or at an opening, inside the hours in which he may be called.
 */
export function timeOffers(now: Date, hours: OpenHours, slot?: Week): Date[] {
  const offers: Date[] = [];
  for (let from = +now + APART_MS; offers.length < OFFERS;) {
    const round = new Date(Math.ceil(from / HALF_HOUR_MS) * HALF_HOUR_MS);
    const offer = nextCallTime(round, hours, { ...(slot && { slot }) });
    offers.push(offer);
    from = +offer + APART_MS;
  }
  return offers;
}
