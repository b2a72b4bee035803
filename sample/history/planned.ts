import { visitPlanner } from "../../jobs/plan/visitPlans.ts";
import { whomToCall } from "../../jobs/plan/visitPlans.ts";
import type { NewCallback } from "../../models/callbackFields.ts";
import { derivedId } from "../../models/id.ts";
import { addDays, dayStart } from "../../models/rules/days.ts";
import type { Day } from "../../models/rules/kinds.ts";
import type { Visit } from "../../models/visitFields.ts";
import type { Call, Diary, Setting } from "./diary.ts";

/** Plans the calls after a day's visits, as the planner did that night; those due today or later are left to it. */
export function planCalls(
  { store, customers, today }: Setting,
  diary: Diary,
  visits: readonly Visit[],
  day: Day,
): void {
  const plan = visitPlanner(store, new Date(+dayStart(addDays(day, 1), store.timezone) - 3_600_000));
  for (const visit of visits) {
    for (const planned of plan(visit, customers.get(String(whomToCall(visit)))).callbacks) {
      if (planned.dueDay >= today) diary.toPlan.add(String(visit._id));
      else if (!diary.stopped.has(String(planned.customer))) enter(diary, callOf(planned));
    }
  }
}

function enter({ calls, open }: Diary, call: Call): void {
  calls.push(call);
  open.add(call);
}

/** The callback as the product makes it of a plan. */
function callOf({ cause, questionnaire: _asked, ...plan }: NewCallback): Call {
  const { store, kind, occurrence, dueDay } = plan;
  return {
    ...plan,
    _id: derivedId("callback", store, kind, cause.type, cause.id, occurrence),
    ...{ cause: `${cause.type}:${cause.id}`, day: dueDay, status: "planned" },
    ...{ also: [], holders: [], attempts: [], follows: [], revision: 1, stale: false, done: [] },
  };
}
