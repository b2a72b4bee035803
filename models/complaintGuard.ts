import { AppError } from "../locales/appError.ts";
import type { Deed } from "./act.ts";
import { type Change, change, given, type Operators } from "./change.ts";
import type { Complaint, TimelineAct, TimelineEntry } from "./complaintFields.ts";
import { type ComplaintAct, complaintActs, mayAct } from "./rules/complaintStates.ts";

/** A deed of a person, or of a rule. */
export type AnyDeed = Deed & { person?: string };

/** A change of a complaint besides its state: the line it leaves in the file, and what else is written. */
export interface Step extends Partial<Pick<Change<Complaint>, "from" | "already">> {
  entry?: TimelineEntry;
  update?: Operators | ((current: Complaint) => Operators);
  /** Besides the state. */
  refuse?(current: Complaint): AppError | null;
}

/** Does an act of the state table to a complaint, in one guarded update. */
export function act(complaint: Complaint, name: ComplaintAct, deed: Deed, step: Step): Promise<Complaint> {
  const { from, to } = complaintActs[name];
  const state = to ? { state: to } : {};
  return write(complaint, deed, {
    ...step,
    from: { state: { $in: from }, ...step.from },
    update: (current) => {
      const update = updateOf(step, current);
      return { ...update, $set: { ...update.$set, ...state } };
    },
    refuse: (current) =>
      mayAct(name, current.state) ? (step.refuse?.(current) ?? null) : new AppError("complaint.notNow"),
  });
}

/** Writes something into a complaint's file, in whatever state it is. */
export function write(complaint: Complaint, deed: Deed, step: Step): Promise<Complaint> {
  const { entry, from = {}, refuse = () => null, already } = step;
  return change(complaint, deed, {
    from,
    update: (current) => {
      const update = updateOf(step, current);
      return entry ? { ...update, $push: { ...update.$push, timeline: entry } } : update;
    },
    refuse,
    ...(already && { already }),
  });
}

/** A line of the file. */
export function line(
  { by, at, person }: AnyDeed,
  act: TimelineAct,
  more: Pick<TimelineEntry, "text" | "params"> = {},
): TimelineEntry {
  const { text, params } = more;
  return { id: by, at, act, ...given({ person, text, params }) };
}

const updateOf = ({ update = {} }: Step, current: Complaint): Operators =>
  typeof update === "function" ? update(current) : update;
