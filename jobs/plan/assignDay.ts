import { Callback } from "../../models/callback.ts";
import { Complaint } from "../../models/complaint.ts";
import { Person } from "../../models/person.ts";
import { assign, type Task } from "../../models/rules/assignment.ts";
import type { Day, StaffCode } from "../../models/rules/kinds.ts";
import { isPresent } from "../../models/rules/staff.ts";
import { Visit } from "../../models/visit.ts";
import type { Drawn } from "./listRules.ts";

/**
 * Who makes each conversation of a day, by the lead's id. Who has one already keeps it as long as he is there; the
 * others go to whoever has least to do.
 */
export async function assignDay(
  store: string,
  day: Day,
  drawn: readonly Drawn[],
): Promise<Map<string, StaffCode | null>> {
  const [staff, notBy] = await Promise.all([Person.of(store), complaintOwners(store, drawn)]);
  const there = new Set(staff.filter((person) => isPresent(person, day)).map(({ code }) => code));
  const keeps = ({ lead, also }: Drawn): boolean =>
    lead.assignee !== undefined &&
    there.has(lead.assignee) &&
    !ownersOf([lead, ...also], notBy).includes(lead.assignee);
  const kept = drawn.filter(keeps);
  const left = drawn.filter((each) => !keeps(each));
  if (left.length === 0) return new Map();
  const [sellers, load] = await Promise.all([consultants(store, left), loadOn(store, day, left, kept)]);
  const tasks = left.map(({ lead, also, by }): Task => {
    const consultant = sellers.get(String(lead.visit));
    const { clerksFrom } = lead;
    return {
      id: lead.id,
      by,
      ...(consultant !== undefined && { consultant }),
      ...(clerksFrom !== undefined && { clerksFrom }),
      notBy: ownersOf([lead, ...also], notBy),
    };
  });
  return assign(tasks, staff, day, load);
}

/** What each has already on that day, besides what is to be given out now. */
async function loadOn(
  store: string,
  day: Day,
  left: readonly Drawn[],
  kept: readonly Drawn[],
): Promise<Record<StaffCode, number>> {
  const load: Record<StaffCode, number> = {};
  const leads = new Map(kept.map(({ lead }) => [lead.id, lead]));
  // Somebody who is on the telephone was left out of what is drawn up, and so was what is done already.
  const alone = { store, day, lead: { $exists: false } };
  for (const each of await Callback.find(alone, { assignee: 1 })) leads.set(each.id, each);
  if (leads.size > 0) for (const { lead } of left) leads.delete(lead.id);
  for (const { assignee } of leads.values())
    if (assignee !== undefined) load[assignee] = (load[assignee] ?? 0) + 1;
  return load;
}

/** Owners of the complaints that are verified: never the one who asks whether the customer is satisfied [004]. */
async function complaintOwners(store: string, drawn: readonly Drawn[]): Promise<Map<string, StaffCode>> {
  if (!drawn.some(({ lead, also }) => lead.complaint ?? also.some(({ complaint }) => complaint)))
    return new Map();
  const open = await Complaint.open(store);
  return new Map(open.flatMap(({ id, owner }) => (owner === undefined ? [] : [[id, owner]])));
}

function ownersOf(calls: readonly Drawn["lead"][], owners: ReadonlyMap<string, StaffCode>): StaffCode[] {
  return owners.size === 0 ? [] : calls.flatMap(({ complaint }) => owners.get(String(complaint)) ?? []);
}

/** Who sold the cars whose calls are their consultants', by visit. */
async function consultants(store: string, drawn: readonly Drawn[]): Promise<Map<string, StaffCode>> {
  const visits = drawn.flatMap(({ by, lead }) => (by === "consultant" && lead.visit ? [lead.visit] : []));
  if (visits.length === 0) return new Map();
  const found = await Visit.among(store, visits);
  return new Map(found.flatMap(({ id, consultant }) => (consultant === undefined ? [] : [[id, consultant]])));
}
