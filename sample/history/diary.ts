import type { CallbackFields } from "../../models/callbackFields.ts";
import type { Customer } from "../../models/customerFields.ts";
import type { DayFields } from "../../models/dayFields.ts";
import type { PointFields } from "../../models/pointFields.ts";
import type { Questionnaire } from "../../models/questionnaireFields.ts";
import type { ResponseFields } from "../../models/responseFields.ts";
import type { Day, QuestionnaireKind } from "../../models/rules/kinds.ts";
import type { OpenHours } from "../../models/rules/openHours.ts";
import type { Finding } from "../../models/rules/problems.ts";
import type { StaffMember } from "../../models/rules/staff.ts";
import type { Store } from "../../models/storeFields.ts";
import type { Visit } from "../../models/visitFields.ts";
import type { Random } from "../random.ts";

/** What is there before the history begins. */
export interface Setting {
  store: Store;
  windows: OpenHours;
  staff: readonly StaffMember[];
  customers: ReadonlyMap<string, Customer>;
  visits: ReadonlyMap<string, Visit>;
  questionnaires: Readonly<Record<QuestionnaireKind, Questionnaire>>;
  /** The first day that is not history any more. */
  today: Day;
  random: Random;
}

/** A callback while its history is being written. */
export type Call = CallbackFields;

/** Answers that were bad enough to complain of. */
export interface Grievance {
  response: ResponseFields;
  findings: Finding[];
}

/** What has come to pass so far. */
export interface Diary {
  calls: Call[];
  /** Those that are not over. */
  open: Set<Call>;
  responses: ResponseFields[];
  points: PointFields[];
  days: DayFields[];
  grievances: Grievance[];
  /** When a customer was last spoken to, by his id. */
  spokeAt: Map<string, Date>;
  /** Who wants no more calls, by his id. */
  stopped: Map<string, NonNullable<Customer["doNotCall"]>>;
  /** Numbers that will be found, or not, on a day. */
  numbers: { call: Call; day: Day; found: boolean }[];
  /** Visits with a call that is due today or later: the product's own planner sees to them. */
  toPlan: Set<string>;
}

/** An empty diary. */
export function newDiary(): Diary {
  return {
    ...{ calls: [], responses: [], points: [], days: [], grievances: [], numbers: [] },
    ...{ open: new Set(), spokeAt: new Map(), stopped: new Map(), toPlan: new Set() },
  };
}
