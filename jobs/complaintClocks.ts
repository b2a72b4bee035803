import { Complaint } from "../models/complaint.ts";
import { Person } from "../models/person.ts";
import { dueReminders, type Reminder } from "../models/rules/complaintClock.ts";
import type { Department, StaffCode } from "../models/rules/kinds.ts";
import type { Store } from "../models/storeFields.ts";

/** Somebody who was told, and of which complaint. */
export interface Told extends Pick<Reminder, "clock" | "share" | "person"> {
  complaint: string;
}

/**
 * Tells of complaints whose time runs out: the owner at 50 %, the heads of the department at 80 %, the general
 * manager at 100 %, each once for a deadline. It is said in the complaint's thread and stays in its file.
 */
export async function complaintClocks(store: Store, now: Date): Promise<{ told: Told[] }> {
  const open = await Complaint.open(store._id);
  const superiors = superiorsOf(store);
  const office = store.officeHours();
  const told: Told[] = [];
  for (const complaint of open) {
    const reminders = dueReminders(complaint, await superiors(complaint.department), now, office);
    for (const reminder of reminders) {
      const { clock, share, person } = reminder;
      if (await complaint.tell({ ...reminder, at: now }))
        told.push({ complaint: complaint.id, clock, share, person });
    }
  }
  return { told };
}

/** Who is told after the owner, asked once for each department. */
function superiorsOf({ _id }: Store) {
  const known = new Map<Department, { heads: StaffCode[]; gms: StaffCode[] }>();
  return async (department: Department) => {
    const before = known.get(department);
    if (before) return before;
    const [heads, staff] = await Promise.all([Person.managersOf(_id, department), Person.of(_id)]);
    const superiors = { heads: codes(heads), gms: codes(staff.filter((person) => person.has("gm"))) };
    known.set(department, superiors);
    return superiors;
  };
}

const codes = (persons: readonly { code: StaffCode }[]): StaffCode[] => persons.map(({ code }) => code);
