import type { CallbackFields, NewCallback } from "./callbackFields.ts";
import { derivedId } from "./id.ts";

/**
 * A callback as it is planned, whole: of the same cause it has the same id, whoever plans it, so that two planners at
 * once make one. No card shows a call that is only planned. Field by field, since of a night's list it is made
 * thousands of times.
 */
export function plannedCallback(plan: NewCallback): CallbackFields {
  const { store, kind, cause, occurrence, dueDay } = plan;
  const planned: CallbackFields = {
    _id: derivedId("callback", store, kind, cause.type, cause.id, occurrence),
    store,
    kind,
    cause: `${cause.type}:${cause.id}`,
    occurrence,
    customer: plan.customer,
    vehicle: plan.vehicle,
    handedOverAt: plan.handedOverAt,
    listDay: plan.listDay,
    dueDay,
    latestDay: plan.latestDay,
    retryUntil: plan.retryUntil,
    topics: plan.topics,
    day: dueDay,
    status: "planned",
    also: [],
    holders: [],
    attempts: [],
    follows: [],
    revision: 1,
    stale: false,
    done: [],
  };
  if (plan.visit) planned.visit = plan.visit;
  if (plan.complaint) planned.complaint = plan.complaint;
  if (plan.clerksFrom !== undefined) planned.clerksFrom = plan.clerksFrom;
  if (plan.late) planned.late = plan.late;
  if (plan.assignee !== undefined) planned.assignee = plan.assignee;
  return planned;
}
