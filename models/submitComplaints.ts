import { given } from "./change.ts";
import type { NewComplaint } from "./complaintFields.ts";
import { Person } from "./person.ts";
import { ackDue, planDue } from "./rules/complaintDeadlines.ts";
import { dayOf } from "./rules/days.ts";
import type { ComplaintLevel, Day, Department, StaffCode } from "./rules/kinds.ts";
import { Store } from "./store.ts";
import type { SubmittedComplaint } from "./submitFields.ts";
import type { SubmittedCall } from "./submitFollows.ts";
import { Visit } from "./visit.ts";

const gravity: readonly ComplaintLevel[] = ["general", "complex", "major"];

/** The complaints of a submitted call, those of one department taken together [004]. */
export async function complaintsOf({
  callback,
  submission,
  act,
  cause,
}: Pick<SubmittedCall, "callback" | "submission" | "act" | "cause">): Promise<NewComplaint[]> {
  const { complaints = [] } = submission;
  if (complaints.length === 0) return [];
  const { _id, customer, vehicle, visit } = callback;
  const store = await Store.named(callback.store);
  const office = store.officeHours();
  const workOrder = visit && (await Visit.named(store._id, visit)).number;
  const departments = [...new Set(complaints.map(({ department }) => department))];
  return Promise.all(
    departments.map(async (department) => ({
      ...{ store: store._id, cause, department, customer, vehicle, callback: _id },
      ...together(complaints.filter((one) => one.department === department)),
      ...given({ visit, workOrder, owner: await ownerOf(store._id, department, dayOf(act.at, office.zone)) }),
      ackDue: ackDue(act.at, office),
      planDue: planDue(act.at),
    })),
  );
}

/** Several remarks for one department are points of one complaint, as urgent and grave as the worst of them. */
function together(complaints: readonly SubmittedComplaint[]) {
  return {
    points: complaints.flatMap(({ points }) => points),
    urgent: complaints.some(({ urgent }) => urgent),
    angry: complaints.some(({ angry }) => angry),
    level: gravity.findLast((level) => complaints.some((one) => one.level === level)) ?? "general",
  };
}

/** Who answers for the department: a manager who is there today, else any. */
export async function ownerOf(
  store: string,
  department: Department,
  day: Day,
): Promise<StaffCode | undefined> {
  const managers = await Person.managersOf(store, department);
  return (managers.find((manager) => !manager.isAway(day)) ?? managers[0])?.code;
}
