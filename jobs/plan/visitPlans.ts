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
  const plan = (event: HandedOver, visit: Visit, customer: Customer): Alike => {
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
      callbacks: callbacks.map(({ by: _by, ...planned }) => about(planned, visit, customer)),
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
    const { callbacks, tooOld } = plan(event, visit, customer);
    return {
      visit,
      callbacks: callbacks.map((like) => about(like, visit, customer)),
      tooOld,
      nobody,
      customer,
    };
  };
}

/** What follows visits of one sort: the calls of the first of them, which those of the others are like. */
type Alike = Pick<VisitPlan, "tooOld" | "callbacks">;

function about(
  planned: Omit<PlannedCallback, "by">,
  { _id, vehicle, at }: Visit,
  customer: Customer,
): NewCallback {
  return {
    ...planned,
    cause: { type: "visit", id: String(_id) },
    customer: customer._id,
    vehicle,
    visit: _id,
    handedOverAt: at,
  };
}

/** Whom to call about a visit: who used the service, of a new car its owner [004]. */
export function whomToCall({ type, owner, bringer }: Visit): Id | undefined {
  return type === "repair" ? (bringer ?? owner) : (owner ?? bringer);
}

function eventOf({ _id, type, at, workKinds = [], rework = false, track = false }: Visit): HandedOver {
  return { type, visit: String(_id), at, work: workKinds, rework, qualityTrack: track };
}
