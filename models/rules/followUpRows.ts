import { type CallbackKind, type QuestionnaireKind } from "./kinds.ts";

/**
 * Which call follows what, when and by whom; a new kind of call is one more row. Days count from the day of
 * the event, a delivery being day N of [002], a repair handed back day 0 of [004].
 */
export const followUpRows: readonly FollowUpRow[] = [
  {
    kind: "delivery3d",
    after: "delivery",
    due: 3,
    listed: 2,
    latest: 6,
    retryUntil: 6,
    by: "consultant",
    clerksFrom: 4,
    questionnaire: null,
  },
  {
    kind: "delivery7d",
    after: "delivery",
    due: 7,
    listed: 6,
    latest: 14,
    retryUntil: 14,
    by: "clerk",
    questionnaire: "sales",
  },
  {
    kind: "service",
    after: "repair",
    due: "serviceDays",
    listed: -1,
    latest: 5,
    // The five days bind the first attempt alone; who was tried in time may be tried again after them.
    retryUntil: 14,
    soonerThanLate: true,
    by: "clerk",
    questionnaire: "service",
  },
  {
    kind: "verification",
    after: "measureDone",
    due: 0,
    listed: 0,
    latest: 14,
    retryUntil: 14,
    by: "clerk",
    questionnaire: null,
  },
];

/** One kind of call. */
export interface FollowUpRow {
  kind: CallbackKind;
  after: "delivery" | "repair" | "measureDone";
  /** The day of the call, moved forward to an open one; or the store's setting that says it. */
  due: number | "serviceDays";
  /** The day on which the list is drawn up: counted from the event, or if negative back from the call. */
  listed: number;
  /** The last day for the first attempt. */
  latest: number;
  /** The last day for a further attempt. */
  retryUntil: number;
  /** Whether the call is made before its due day, from day 1 on, where no later day is open in time. */
  soonerThanLate?: true;
  by: "consultant" | "clerk";
  /** The day from which a clerk may make a consultant's call. */
  clerksFrom?: number;
  questionnaire: QuestionnaireKind | null;
}

/** The row of a kind. */
export function rowOf(kind: CallbackKind): FollowUpRow {
  return followUpRows.find((row) => row.kind === kind)!;
}
