import { planFollowUps } from "../../models/rules/followUpPlan.ts";
import type { Store } from "../../models/storeFields.ts";
import type { VisitRow } from "./row/visitRow.ts";

/** Tells of visits about which it is too late to call; of each day and sort of visit it is worked out once. */
export function tooOldVisits(
  store: Pick<Store, "_id" | "callHours" | "limits">,
  now: Date,
): (visit: VisitRow) => boolean {
  const windows = store.callHours();
  const settings = { store: store._id, windows, serviceDays: store.limits.serviceDays };
  const known = new Map<string, boolean>();
  return ({ type, day, data }) => {
    const work = data.workKinds ?? [];
    const sort = [type, day, ...work].join(" ");
    const before = known.get(sort);
    if (before !== undefined) return before;
    const { warnings } = planFollowUps({ type, visit: sort, at: data.at, work }, settings, now);
    const tooOld = warnings.some(({ code }) => code === "visit.tooOld");
    known.set(sort, tooOld);
    return tooOld;
  };
}
