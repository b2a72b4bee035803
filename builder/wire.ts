import { type Locale } from "../locales/index.ts";
import { type Calibration } from "../models/rules/calibration.ts";
import { type Check } from "../models/rules/checked.ts";
import { type Definition } from "../models/rules/definition.ts";
import { type Difference } from "../models/rules/differences.ts";
import { type FixedLine } from "../models/rules/fixedLines.ts";
import { type QuestionnaireKind, type Role } from "../models/rules/kinds.ts";
import { type Period } from "../models/rules/period.ts";
import { type Proposed } from "../models/rules/propose.ts";
import { type Quadrant } from "../models/rules/quadrants.ts";
import { type Rights } from "../models/rules/questionnaireRights.ts";
import { type Tone } from "../models/rules/remark.ts";
import { type SpokenTime } from "../models/rules/spokenTime.ts";
import { type ItemWeakness } from "../models/rules/weakness.ts";

/**
 * What the builder's page and its server say to each other: JSON under `/builder/api`, the desk's cookie as the
 * session. `:owner` is a store's code, or `group:<code>` for what a group's head office owns; `:kind` is `sales` or
 * `service`. Days are `2026-09-30`, moments ISO texts in UTC, periods calendar quarters such as `2026Q3`. `key` is
 * made by the page for each act and kept until it is acknowledged: the same key again does nothing twice. Every
 * refusal is a status and a `Refusal`.
 */
export interface Wire {
  /** Who is signed in, whose questionnaires he may open, and the licence key for SurveyJS Creator. */
  "GET /me": { answer: Me };
  /** The owner's questionnaires, each with its time, version, items, last means and what is in the making. */
  "GET /of/:owner": { answer: QuestionnaireList };
  /** All that the editor needs: the draft (or, where there is none, the published version), limits and weak items. */
  "GET /of/:owner/:kind": { answer: Editor };
  /** Saves the draft. Based on an older revision it is refused with `older`, forbidden content with `faulty`. */
  "PUT /of/:owner/:kind/draft": { body: SaveDraft; answer: Saved };
  /** Throws the draft away; its revision must be the newest. */
  "DELETE /of/:owner/:kind/draft": { body: { key: string; base: number }; answer: Saved };
  /** Says every 20 s that the page is open on that revision; answers who else edits and what is saved by now. */
  "POST /of/:owner/:kind/editing": { body: { tab: string; leaving?: boolean }; answer: Editing };
  /** What the last period suggests for the next; nothing is changed by asking. `period` as of which, by default the last whole one. */
  "GET /of/:owner/:kind/proposal": { query: { period?: string }; answer: Proposal };
  /** Puts a proposal, the period's or head office's, in the draft's place; the draft's revision must be the newest. */
  "POST /of/:owner/:kind/proposal": {
    body: { key: string; base: number; from: ProposalSource; period?: string };
    answer: Saved;
  };
  /** Publishes the draft of that revision. Refused with `tooLong` (and what to cut), `faulty`, `unchanged` or `older`. */
  "POST /of/:owner/:kind/publish": {
    body: { key: string; base: number; reason: string };
    answer: { version: VersionLine };
  };
  /** Every published version, the newest first. */
  "GET /of/:owner/:kind/versions": { answer: { versions: VersionLine[] } };
  /** One version with its definition. */
  "GET /of/:owner/:kind/versions/:version": { answer: VersionLine & { definition: Definition } };
  /** What changed from one to the other; each a version's number or `draft`. */
  "GET /of/:owner/:kind/differences": {
    query: { from: string; to: string };
    answer: { differences: Difference[] };
  };
  /** Makes an old version the draft; the draft's revision must be the newest. */
  "POST /of/:owner/:kind/restore": {
    body: { key: string; base: number; version: number };
    answer: Saved;
  };
  /** Offers the stopwatch's time of a reading aloud as calibration; it counts until 30 real calls are measured. */
  "POST /of/:owner/:kind/calibration": {
    /** `lines` are the names of the lines that were read, `seconds` how long it took, answers not played included. */
    body: { key: string; definition: unknown; lines: string[]; seconds: number };
    answer: { calibration: Calibration };
  };
  /** A period's results, weighted for rotation; by default the quarter that is under way. */
  "GET /of/:owner/:kind/results": { query: { period?: string }; answer: Results };
  /** What customers said, the newest first; `before` is the `next` of the page before. */
  "GET /of/:owner/:kind/words": {
    query: { period?: string; tone?: Tone; before?: string };
    answer: { words: Words[]; next?: string };
  };
  /** The results as a workbook (`.xlsx`), as a download. */
  "GET /of/:owner/:kind/results.xlsx": { query: { period?: string }; answer: Blob };
}

/** A route's name: its method and its address under `/builder/api`. */
export type Route = keyof Wire;

/** Who is signed in. */
export interface Me {
  person: { code: string; name: string };
  roles: Role[];
  locale: Locale;
  /** The store that he works at. */
  store: { code: string; name: string; zone: string };
  /** Whose questionnaires he may open, his own store first; a group is head office's own. */
  owners: { code: string; name: string; type: "store" | "group" }[];
  /** For `setLicenseKey`; null where none is configured. */
  licenceKey: string | null;
}

/** The questionnaires of a store or group. */
export interface QuestionnaireList {
  /** The period whose means are shown: the last whole one. */
  period: Period;
  questionnaires: QuestionnaireCard[];
}

/** One questionnaire as the list shows it. */
export interface QuestionnaireCard {
  kind: QuestionnaireKind;
  rights: Rights;
  version: VersionLine;
  time: SpokenTime;
  /** Measured calls put the published version over the limit: it stays in use, and the next draft must cut. */
  overLimit: boolean;
  items: ListedItem[];
  /** The overall item's mean over the last six periods, the oldest first. */
  trend: TrendPoint[];
  /** The draft, where there is one. */
  draft?: { revision: number; at: string; by: PersonName; changes: number; seconds: number | null };
  /** Head office has published a version that this store has not taken over. */
  headOffice?: { version: number; at: string };
}

/** An item as the list shows it; its share in the index, how often it is asked, what it scored. */
export interface ListedItem {
  item: string;
  /** What it is called, and what it asks. */
  name: string;
  question: string;
  type: string;
  /** 0–1, all scored items together 1; null where it is not scored. */
  share: number | null;
  askRate: number;
  seconds: number;
  /** Null over nobody. */
  mean: number | null;
  n: number;
  locked: boolean;
  anchor: boolean;
}

/** An item's mean in a period. */
export interface TrendPoint {
  period: string;
  mean: number | null;
  n: number;
}

/** Somebody by his code and name. */
export interface PersonName {
  code: string;
  name: string;
}

/** What the editor opens with. */
export interface Editor {
  kind: QuestionnaireKind;
  rights: Rights;
  /** The draft's definition, or the published one where there is none. A draft may have faults. */
  definition: unknown;
  /** To be sent back as `base`; 0 where nobody has saved one yet. It counts on when a draft is published or thrown away. */
  revision: number;
  /** What keeps that definition from being published, and what could be worded better. */
  check: Check;
  /** Who saved the draft last, and when; left out where there is none. */
  saved?: { at: string; by: PersonName };
  /** The published version, which the draft is compared with. */
  published: VersionLine & { definition: Definition };
  /** What is known of real calls: to be given to `spokenTime` as it is. */
  settings: TimeSettings;
  calibration: Calibration;
  /** Names of the lines that this person may not change: head office's, unless he is it, and anchors. */
  fixed: FixedLine[];
  /** The last whole period, and its items, the weakest first. */
  period: Period;
  weak: WeakItem[];
  /** A new version of head office's that waits to be taken over. */
  headOffice?: { version: number; at: string; reason: string; differences: Difference[] };
  others: Editing["others"];
}

/** The part of the settings of `spokenTime` that the server knows. */
export interface TimeSettings {
  locale: string;
  threshold: number;
  calibration: number;
  reach: Record<string, number>;
}

/** An item as the last period saw it. */
export interface WeakItem extends ItemWeakness {
  /** What it is called, and what it asks. */
  name: string;
  question: string;
  locked: boolean;
  anchor: boolean;
  /** The last six periods, the oldest first. */
  trend: TrendPoint[];
}

/** A draft to be saved. */
export interface SaveDraft {
  key: string;
  /** The revision that it was made from; 0 for the published version. */
  base: number;
  definition: unknown;
}

/** The draft as it stands after an act. */
export interface Saved {
  revision: number;
  at: string;
  /** The draft's definition; the published one where there is no draft. */
  definition: unknown;
  /** What would keep it from being published. */
  check: Check;
}

/** Who edits, and what is saved. */
export interface Editing {
  /** Everybody else with this questionnaire open. */
  others: { person: PersonName; since: string; at: string }[];
  revision: number;
  saved?: { at: string; by: PersonName };
}

/** Where a proposal comes from. */
export type ProposalSource = "period" | "headOffice";

/** A questionnaire that is proposed for the next period. */
export interface Proposal {
  /** The period whose answers it is made from. */
  period: Period;
  /** The published version that it is made from. */
  version: number;
  definition: Definition;
  time: SpokenTime;
  items: ProposedItem[];
  differences: Difference[];
}

/** What the proposal does with an item, and why. */
export interface ProposedItem {
  item: string;
  /** What it is called, and what it asks. */
  name: string;
  question: string;
  what: Proposed;
  askRate: number;
  weakness: number | null;
  n: number;
  mean: number | null;
}

/** A published version in the list of versions. */
export interface VersionLine {
  version: number;
  publishedAt: string;
  /** Left out for the one that comes with the product. */
  by?: PersonName;
  reason: string;
  /** Spoken time when it was published. */
  seconds: number;
  /** How many calls have answered it. */
  answers: number;
  current: boolean;
  /** The head office's version that it holds the locked items of. */
  headOffice?: number;
}

/** A period's results; every mean is weighted by 1 ÷ the chance of having been asked. */
export interface Results {
  kind: QuestionnaireKind;
  period: Period;
  /** Every period that has answers, the newest first. */
  periods: Period[];
  /** Calls that the questionnaire was asked in. */
  calls: number;
  /** The overall score: satisfied is 8 and more; the base is those who gave it. */
  satisfied: { count: number; of: number; share: number | null; low: number | null; high: number | null };
  /** Out of 1,000; null over nobody. */
  index: number | null;
  items: ItemResult[];
  /** Where importance and mean are split: at their means. Null where no item was answered. */
  split: { importance: number; mean: number } | null;
  versions: { version: number; calls: number }[];
  /** The same of the period before, for comparison. */
  before: { calls: number; satisfied: number | null; index: number | null };
}

/** An item's results in a period. */
export interface ItemResult {
  item: string;
  /** What it is called, and what it asks. */
  name: string;
  question: string;
  type: string;
  n: number;
  mean: number | null;
  /** The 95 % interval of the mean, within 1–10; null where fewer than two answered. */
  low: number | null;
  high: number | null;
  target: number;
  importance: number;
  importanceFrom: ItemWeakness["importanceFrom"];
  weakness: number;
  quadrant: Quadrant | null;
  /** How many answers were low: up to the store's threshold, or a "no". */
  problems: number;
  anchor: boolean;
  locked: boolean;
  /** Six periods, the oldest first, for an anchor; the last two for the others. */
  trend: TrendPoint[];
}

/** Something that a customer said. */
export interface Words {
  /** The response and the answer's key; unique. */
  id: string;
  /** The item that it was said to; left out where it was said outside the questions. */
  item?: string;
  /** What that is called. */
  name?: string;
  text: string;
  tone: Tone | null;
  /** The points of the answer that it stands beside. */
  score: number | null;
  at: string;
  version: number;
}

/** Why a request was refused; the code is stable, the sentence is in the reader's language. */
export interface Refusal {
  error: RefusalCode;
  message: string;
  /** With `older`: the draft as it is now, and what differs from it to what was sent. */
  draft?: { revision: number; definition: unknown; saved?: { at: string; by: PersonName } };
  differences?: Difference[];
  /** With `faulty` and `tooLong`. */
  check?: Check;
}

/**
 * 400 `badRequest`, 401 `signedOut`, 403 `foreignOrigin` and `forbidden`, 404 `notFound`, 409 `older` and `refused`,
 * 413 `tooLarge`, 422 `faulty`, `tooLong` and `unchanged`, 429 `tooMany`, 500 `internal`. After 429 and 5xx the same request with
 * the same key is worth another try.
 */
export type RefusalCode =
  | "badRequest"
  | "signedOut"
  | "foreignOrigin"
  | "forbidden"
  | "notFound"
  | "older"
  | "refused"
  | "tooLarge"
  | "faulty"
  | "tooLong"
  | "unchanged"
  | "tooMany"
  | "internal";
