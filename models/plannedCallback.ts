import type { CallbackFields, NewCallback } from "./callbackFields.ts";
import { derivedId } from "./id.ts";

/**
 * A callback as it is planned, whole: of the same cause it has the same id, whoever plans it, so that two planners at
 * once make one. No card shows a call that is only planned.
 */
export function plannedCallback({
  cause,
  dueDay,
  questionnaire: _later,
  ...plan
}: NewCallback): CallbackFields {
  return {
    _id: derivedId("callback", plan.store, plan.kind, cause.type, cause.id, plan.occurrence),
    ...plan,
    cause: `${cause.type}:${cause.id}`,
    ...{ dueDay, day: dueDay, status: "planned" },
    ...{ also: [], holders: [], attempts: [], follows: [] },
    ...{ revision: 1, stale: false, done: [] },
  };
}
