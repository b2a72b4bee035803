import type { NewCallback } from "../../models/callbackFields.ts";
import type { Customer } from "../../models/customerFields.ts";
import type { Id } from "../../models/id.ts";
import { dayOf } from "../../models/rules/days.ts";
import { type HandedOver, type PlannedCallback, planFollowUps } from "../../models/rules/followUpPlan.ts";
import { isCalled } from "../../models/rules/visitWork.ts";
import type { Store } from "../../models/storeFields.ts";
import type { Visit } from "../../models/visitFields.ts";

/** What is to follow a visit. */
export interface VisitPlan {
  visit: Visit;
  callbacks: NewCallback[];
  /** The time for all of its calls is over. */
  tooOld: boolean;
  /** There is nobody to call about it, now or ever. */
  nobody: boolean;
  /** Whom to call. */
  customer?: Customer;
}

/**
 * Plans the calls of many visits as seen at one moment. Of a busy day's visits most are alike in all that the rule
 * looks at: each sort is worked out once.
 */
export function visitPlanner(
  store: Store,
  now: Date,
): (visit: Visit, customer: Customer | undefined) => VisitPlan {
  const windows = store.callHours();
  const known = new Map<string, Alike>();
  const plan = (event: HandedOver, customer: Customer): Alike => {
    const { type, at, work = [], rework, qualityTrack } = event;
    const day = dayOf(at, store.timezone);
    const asked = customer.slot ? JSON.stringify(customer.slot) : "";
    const sort = `${type} ${day} ${isCalled(work)} ${rework} ${qualityTrack} ${asked}`;
    const before = known.get(sort);
    if (before) return before;
    const slot = customer.slotWeek();
    const settings = { store: store._id, windows, serviceDays: store.limits.serviceDays };
    const { callbacks, warnings } = planFollowUps(event, { ...settings, ...(slot && { slot }) }, now);
    const made = {
      callbacks: callbacks.map(({ by: _by, ...planned }) => planned),
      tooOld: warnings.length > 0,
    };
    known.set(sort, made);
    return made;
  };
  return (visit, customer) => {
    const event = eventOf(visit);
    const nobody =
      !customer || !customer.mayBeCalled() || (visit.type === "repair" && !isCalled(event.work ?? []));
    if (!customer || nobody) return { visit, callbacks: [], tooOld: false, nobody: true };
    const { callbacks, tooOld } = plan(event, customer);
    return {
      visit,
      callbacks: callbacks.map((planned) => ({
        ...planned,
        cause: { type: "visit", id: event.visit },
        customer: customer._id,
        vehicle: visit.vehicle,
        visit: visit._id,
        handedOverAt: visit.at,
      })),
      tooOld,
      nobody,
      customer,
    };
  };
}

/** What follows visits of one sort, but for whom it is about. */
interface Alike extends Pick<VisitPlan, "tooOld"> {
  callbacks: Omit<PlannedCallback, "by">[];
}

/** Whom to call about a visit: who used the service, of a new car its owner [004]. */
export function whomToCall({ type, owner, bringer }: Visit): Id | undefined {
  return type === "repair" ? (bringer ?? owner) : (owner ?? bringer);
}

function eventOf({ _id, type, at, workKinds = [], rework = false, track = false }: Visit): HandedOver {
  return { type, visit: String(_id), at, work: workKinds, rework, qualityTrack: track };
}
