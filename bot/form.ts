import { meets, type Condition } from "../models/rules/condition.ts";
import type { Inline } from "./message.ts";
import type { CallView } from "./views.ts";

/** One answer: a score, a yes or no, a text or an option's value, several options; null takes it back. */
export type Value = number | boolean | string | string[] | null;

/** Answers by the key of their question. */
export type Values = Readonly<Record<string, Value>>;

/** Questions as data; each platform asks them in its own way, and all end in the same `answered`. */
export interface Form {
  /**
   * Comes back with every answer: what the form is, `/`, and its subject, as in `call/callback:665f1c…`; what comes
   * in for one subject is worked on in the order of its arrival.
   */
  formId: string;
  title: string;
  /** The label of the button that sends it. */
  submit: string;
  /** In the order in which they are asked; see `askedQuestions`. */
  questions: Question[];
  /** What was answered before, here or in another chat. */
  values: Values;
  /** The store's zone, in which a `when` is asked and given. */
  zone: string;
  /** What is known or read between the questions, in order. */
  lines?: FormLine[];
  /** The call as data, for the one person who makes it; it holds the customer's number. */
  view?: CallView;
}

/** Words between the questions: what to know before dialling, or what is read aloud first and last. */
export interface FormLine {
  /** The key of the question before which it stands, asked or not. */
  before: string;
  text: Inline[][];
  /** It is read aloud to the customer. */
  aloud?: boolean;
  /** Who draws the `view` has it from there. */
  inView?: boolean;
  /** How long reading it takes, in seconds. */
  seconds?: number;
  /** Shown only where this holds for the answers. */
  askIf?: Condition;
}

/** One question of a form. */
export type Question = ScoreQuestion | YesNoQuestion | ChoiceQuestion | TextQuestion | WhenQuestion;

interface Asked {
  /** The key of the answer: letters, digits, `_`, `-` and `:`, at most 80; unique in its form. */
  key: string;
  label: string;
  /** What is read aloud to the customer. */
  script?: string;
  /** A note to who answers, not read aloud. */
  hint?: string;
  required?: boolean;
  /** Asked only where this holds for the answers to the questions before it. */
  askIf?: Condition;
  /** How long asking and answering takes, in seconds. */
  seconds?: number;
}

/** 1 to 10, 10 being best [002]. */
export interface ScoreQuestion extends Asked {
  type: "score";
  /** A score at most this is low: its remark is asked for. */
  low: number;
  lowLabel?: string;
  highLabel?: string;
  remark?: Remark;
}

/** True or false; a false one is low. */
export interface YesNoQuestion extends Asked {
  type: "yesNo";
  yes?: string;
  no?: string;
  remark?: Remark;
}

/** One of the options' values, or with `many` any of them. */
export interface ChoiceQuestion extends Asked {
  type: "choice";
  options: Option[];
  many?: boolean;
  remark?: Remark;
}

/** Words. */
export interface TextQuestion extends Asked {
  type: "text";
  lines?: "one" | "many";
  maxLength?: number;
}

/** A day, or a day and time, in the store's zone, written `2026-12-01` or `2026-12-01T14:30`. */
export interface WhenQuestion extends Asked {
  type: "when";
  precision: "day" | "minute";
  /** The first and the last that are taken, in the same writing. */
  from?: string;
  until?: string;
  /** Times that are likely to suit, best first. */
  offers?: Option[];
}

/** A choice: what is stored, what is read, and what follows from it. */
export interface Option {
  value: string;
  label: string;
  hint?: string;
}

/** The customer's own words beside an answer, kept under a key of their own. */
export interface Remark {
  key: string;
  label: string;
  /** Opened by itself under a low answer, or kept ready beside any. */
  opens: "low" | "any";
  marks: Mark[];
}

/** A mark on a remark (urgent, angry, praise): setting it stores `value` under `key`, unsetting it null. */
export interface Mark {
  key: string;
  value: string | true;
  label: string;
}

/** The questions to be asked as far as the answers tell; an answer to one that is not asked counts for no condition. */
export function askedQuestions(questions: readonly Question[], values: Values): Question[] {
  return wholeWay({ questions }, values).flatMap(({ question, isAsked }) => (isAsked ? [question] : []));
}

/** What stands on the way to a question: the lines before it, and before those passed over since the last one asked. */
export function linesBefore(
  form: Pick<Form, "questions" | "lines">,
  key: string,
  values: Values,
): FormLine[] {
  const way = wholeWay(form, values);
  const at = way.findIndex(({ question }) => question.key === key);
  const last = way.findLastIndex(({ isAsked }, index) => index < at && isAsked);
  return way.slice(last + 1, at + 1).flatMap(({ lines }) => lines);
}

/** A question with the lines that stand before it, as far as the answers tell. */
export interface Passed {
  question: Question;
  isAsked: boolean;
  lines: FormLine[];
}

/** Every question in its order, asked or not; lines and questions hang on the same answers. */
export function wholeWay(
  { questions, lines = [] }: { questions: readonly Question[]; lines?: readonly FormLine[] },
  values: Values,
): Passed[] {
  const counted: Record<string, unknown> = {};
  const holds = ({ askIf }: { askIf?: Condition }): boolean => !askIf || meets(askIf, counted);
  return questions.map((question) => {
    const { key } = question;
    const isAsked = holds(question);
    const passed = { question, isAsked, lines: lines.filter((line) => line.before === key && holds(line)) };
    if (isAsked && Object.hasOwn(values, key)) counted[key] = values[key];
    return passed;
  });
}

/** What is read aloud before a label that is read aloud itself; all of it where the label is but a name. */
export function scriptBesideLabel({ script = "", label }: Question): string {
  return script.endsWith(label) ? script.slice(0, -label.length).trim() : script;
}

/** Whether an answer is a bad one, whose reason is asked for. */
export function isLow(question: Question, value: Value | undefined): boolean {
  if (question.type === "score") return typeof value === "number" && value <= question.low;
  return question.type === "yesNo" && value === false;
}
