import { daysBetween } from "./days.ts";
import { type Day, type StaffCode } from "./kinds.ts";
import { isPresent, type StaffMember } from "./staff.ts";

/**
 * Who makes each task on a day; null if nobody may who is there. A consultant's call goes to him, or if he is
 * away to a clerk as soon as clerks may; all else to the clerk with the least to do, `load` being what each
 * has already. Equals take turns from day to day.
 */
export function assign(
  tasks: readonly Task[],
  staff: readonly StaffMember[],
  day: Day,
  load: Readonly<Record<StaffCode, number>> = {},
): Map<string, StaffCode | null> {
  const present = staff.filter((member) => isPresent(member, day));
  const clerks = inTurn(
    present.filter(({ roles }) => roles.includes("clerk")).map(({ code }) => code),
    day,
  );
  const loads = new Map(Object.entries(load));
  const loadOf = (code: StaffCode) => loads.get(code) ?? 0;
  return new Map(
    tasks.map((task) => {
      const chosen = candidates(task, present, clerks, day).reduce<StaffCode | null>(
        (least, each) => (least === null || loadOf(each) < loadOf(least) ? each : least),
        null,
      );
      if (chosen !== null) loads.set(chosen, loadOf(chosen) + 1);
      return [task.id, chosen];
    }),
  );
}

/** A task to be given to somebody: one call, or one conversation of several. */
export interface Task {
  id: string;
  by: "consultant" | "clerk";
  /** Who sold the car. */
  consultant?: StaffCode;
  /** From this day a clerk may make a consultant's call. */
  clerksFrom?: Day;
  /** Who must not make it: the owner of the complaint that it verifies [004]. */
  notBy?: readonly StaffCode[];
}

/** Who may be given a task, in the order in which equals come. */
function candidates(
  { by, consultant, clerksFrom, notBy = [] }: Task,
  present: readonly StaffMember[],
  clerks: readonly StaffCode[],
  day: Day,
): StaffCode[] {
  const seller = present.find(({ code }) => code === consultant);
  if (by === "consultant" && seller && !notBy.includes(seller.code)) return [seller.code];
  if (by === "consultant" && (clerksFrom === undefined || day < clerksFrom)) return [];
  return clerks.filter((code) => !notBy.includes(code));
}

/** By code, but every day another one first, so that the odd task is not always the same person's. */
function inTurn(codes: readonly StaffCode[], day: Day): StaffCode[] {
  const sorted = codes.toSorted((a, b) => (a < b ? -1 : 1));
  const first = daysBetween("2000-01-01", day) % (sorted.length || 1);
  return [...sorted.slice(first), ...sorted.slice(0, first)];
}
