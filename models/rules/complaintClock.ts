import { approvedExtension } from "./complaintDeadlines.ts";
import { type ComplaintState } from "./complaintStates.ts";
import { type ComplaintLevel, type StaffCode } from "./kinds.ts";
import { type OpenHours } from "./openHours.ts";
import { addOpenMinutes, isOpen, openMinutes } from "./openTime.ts";

/** The shares of a deadline's time after which somebody is told. */
export const shares = [50, 80, 100] as const;

/**
 * Who is to be told now of which deadlines: at 50 % of the time the owner, at 80 % the department's heads, at
 * 100 % the GM, each person once for a deadline. While the office is closed nobody is told, but of a major or
 * urgent complaint.
 */
export function dueReminders(
  complaint: ClockedComplaint,
  { heads, gms }: Superiors,
  now: Date,
  office: OpenHours,
): Reminder[] {
  const { level, urgent, owner, loop, told } = complaint;
  if (level !== "major" && !urgent && !isOpen(now, office)) return [];
  const toTell = { 50: owner === undefined ? heads : [owner], 80: heads, 100: gms };
  return runningClocks(complaint).flatMap((running) => {
    const { clock, since, due } = running;
    const past = shares.filter((share) => shareAt(running, share, office) <= now);
    const share = past.at(-1);
    if (share === undefined) return [];
    // What was said before the deadline began was about another loop, plan or extension.
    const heard = told.filter((mark) => mark.clock === clock && mark.at >= since).map(({ person }) => person);
    const people = new Set(past.flatMap((each) => toTell[each]));
    return [...people]
      .filter((person) => !heard.includes(person))
      .map((person) => ({ clock, loop, share, person, due }));
  });
}

/** A share of a deadline's time, in per cent. */
export type Share = (typeof shares)[number];

/** A complaint as far as its deadlines go. */
export interface ClockedComplaint {
  state: ComplaintState;
  level: ComplaintLevel;
  urgent: boolean;
  owner?: StaffCode;
  since: Date;
  ackDue: Date;
  loop: number;
  loopSince: Date;
  planDue: Date;
  closeDue: Date;
  plan?: { at: Date; until: Date };
  extensions: readonly {
    at: Date;
    until: Date;
    state: "asked" | "approved" | "refused";
    decided?: { at: Date };
  }[];
  promised: readonly { id: string; at: Date; due: Date; keptAt?: Date }[];
  told: readonly { clock: string; person: StaffCode; at: Date }[];
}

/** A deadline that runs: `ack`, `plan`, `close`, or the id of a promise. */
export interface Clock {
  clock: string;
  since: Date;
  due: Date;
}

/** Somebody to be told of a deadline, and at which share of its time. */
export interface Reminder {
  clock: string;
  loop: number;
  share: Share;
  person: StaffCode;
  due: Date;
}

/** Who is told after the owner: the heads of the department at 80 %, the general managers at 100 %. */
export interface Superiors {
  heads: readonly StaffCode[];
  gms: readonly StaffCode[];
}

/** The deadlines that run for a complaint as it stands; a reopened one need not be acknowledged again. */
export function runningClocks(complaint: ClockedComplaint): Clock[] {
  const { state, plan } = complaint;
  if (state === "closed") return [];
  const clocks: Clock[] = complaint.promised
    .filter(({ keptAt }) => !keptAt)
    .map(({ id, at, due }) => ({ clock: id, since: at, due }));
  if (state === "open") clocks.push({ clock: "ack", since: complaint.since, due: complaint.ackDue });
  if (state === "open" || state === "acknowledged" || state === "reopened") {
    clocks.push({ clock: "plan", since: complaint.loopSince, due: complaint.planDue });
  }
  if (plan && (state === "planned" || state === "informed")) {
    const extended = approvedExtension({ plan, extensions: complaint.extensions });
    clocks.push({ clock: "close", since: extended?.decided?.at ?? plan.at, due: complaint.closeDue });
  }
  return clocks;
}

/** When a share of a deadline's time is over: in office hours for the acknowledgement, else on the wall clock. */
export function shareAt({ clock, since, due }: Clock, share: Share, office: OpenHours): Date {
  if (share === 100) return due;
  const minutes = clock === "ack" ? openMinutes(since, due, office) : 0;
  if (minutes > 0) return addOpenMinutes(since, (minutes * share) / 100, office);
  return new Date(+since + ((+due - +since) * share) / 100);
}
