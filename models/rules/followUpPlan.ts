import { callHours } from "./callWindow.ts";
import { callDay, type Late } from "./callDay.ts";
import { addDays, dayOf, laterDay } from "./days.ts";
import { type FollowUpRow, followUpRows } from "./followUpRows.ts";
import { type CallbackKind, type Cause, type Day, type QuestionnaireKind } from "./kinds.ts";
import { type OpenHours } from "./openHours.ts";
import { nextOpening } from "./openTime.ts";
import { isCalled, type WorkKind } from "./visitWork.ts";
import { type Week } from "./week.ts";

/**
 * Plans the calls that follow an event as seen at `now`; planning again gives the same calls, but none in the
 * past. Nobody is called after an internal order or about what lies too far back.
 */
export function planFollowUps(
  event: FollowUpEvent,
  settings: PlanSettings,
  now: Date,
  table: readonly FollowUpRow[] = followUpRows,
): FollowUpPlan {
  const rows = table.filter(({ after }) => after === event.type && hasCustomer(event));
  const callbacks = rows.flatMap((row) => plan(row, event, settings, now) ?? []);
  const tooOld = rows.length > 0 && callbacks.length === 0;
  return { callbacks, warnings: tooOld ? [{ code: "visit.tooOld" }] : [] };
}

/** Something after which customers are called: a car delivered or handed back, a complaint's measure done. */
export type FollowUpEvent = HandedOver | MeasureDone;

/** A visit that is over: a new car delivered, or a repaired one handed back. */
export interface HandedOver {
  type: "delivery" | "repair";
  visit: string;
  at: Date;
  work?: readonly WorkKind[];
  /** The same fault came back, or somebody marked the repair for tracking: asked on the service call [004]. */
  rework?: boolean;
  qualityTrack?: boolean;
}

/** A complaint whose measure is done: the customer is asked whether he is satisfied now [004]. */
export interface MeasureDone {
  type: "measureDone";
  complaint: string;
  at: Date;
  /** How often the complaint was reopened before. */
  loop: number;
}

/** What the store decides about its plan. */
export interface PlanSettings {
  store: string;
  /** When customers may be called. */
  windows: OpenHours;
  /** The day of the service call after handover, 1 to 5. */
  serviceDays: number;
  /** The slot this customer asked for at handover. */
  slot?: Week;
}

/** A call to be made; `store`, `kind`, `cause` and `occurrence` together are unique. */
export interface PlannedCallback {
  store: string;
  kind: CallbackKind;
  cause: Cause;
  /** The complaint's loop; 0 after a visit. */
  occurrence: number;
  by: "consultant" | "clerk";
  /** From this day a clerk may make a consultant's call. */
  clerksFrom?: Day;
  /** The day on which the list is drawn up, the one before the call [002]. */
  listDay: Day;
  /** The day of the call, an open one; the callback counts as due on it. */
  dueDay: Day;
  /** Not attempted by the end of this day, it is `missed`. */
  latestDay: Day;
  retryUntil: Day;
  /** Why it could not be planned in time. */
  late?: Late;
  questionnaire: QuestionnaireKind | null;
  /** What else is asked on this call. */
  topics: ("rework" | "qualityTrack")[];
}

/** The calls that follow an event; `visit.tooOld` says that the time for all of them is over. */
export interface FollowUpPlan {
  callbacks: PlannedCallback[];
  warnings: { code: "visit.tooOld" }[];
}

/** The four things that make a callback unique, as one text. */
export function callbackKey({ store, kind, cause, occurrence }: PlannedCallback): string {
  return [store, kind, cause.type, cause.id, occurrence].join("/");
}

function hasCustomer(event: FollowUpEvent): boolean {
  return event.type !== "repair" || isCalled(event.work ?? []);
}

/** The callback of one row; null if the time for it is over. */
function plan(
  row: FollowUpRow,
  event: FollowUpEvent,
  settings: PlanSettings,
  now: Date,
): PlannedCallback | null {
  const { windows, slot } = settings;
  const due = row.due === "serviceDays" ? within(1, settings.serviceDays, row.latest) : row.due;
  const start = dayOf(event.at, windows.zone);
  const hours = callHours(windows, slot);
  const from = dayOf(nextOpening(now, hours), windows.zone);
  const day = callDay({ ...row, due, start, from }, windows, hours);
  if (!day) return null;
  const lead = row.listed < 0 ? -row.listed : due - row.listed;
  return {
    store: settings.store,
    kind: row.kind,
    ...causeOf(event),
    by: row.by,
    ...(row.clerksFrom !== undefined && { clerksFrom: addDays(start, row.clerksFrom) }),
    listDay: addDays(day.dueDay, -lead),
    ...day,
    retryUntil: laterDay(addDays(start, row.retryUntil), addDays(day.latestDay, row.retryUntil - row.latest)),
    questionnaire: row.questionnaire,
    topics: topicsOf(event),
  };
}

function causeOf(event: FollowUpEvent): Pick<PlannedCallback, "cause" | "occurrence"> {
  return event.type === "measureDone"
    ? { cause: { type: "complaint", id: event.complaint }, occurrence: event.loop }
    : { cause: { type: "visit", id: event.visit }, occurrence: 0 };
}

function topicsOf(event: FollowUpEvent): PlannedCallback["topics"] {
  if (event.type !== "repair") return [];
  return (["rework", "qualityTrack"] as const).filter((topic) => event[topic]);
}

function within(least: number, value: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
