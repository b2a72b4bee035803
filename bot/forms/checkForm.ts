import { t, type Locale } from "../../locales/index.ts";
import { askedQuestions, type Option, type Question, type Value, type Values } from "../form.ts";

// Some ten minutes of speech taken down word by word.
const LONGEST_WORDS = 2_000;

/** Why the answers cannot be taken, by the key of the question, in the reader's language; empty where they can. */
export function checkForm(
  questions: readonly Question[],
  values: Values,
  locale: Locale,
): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const question of askedQuestions(questions, values)) {
    const value = values[question.key];
    const code = isGiven(value) ? valueFault(question, value) : question.required && "form.required";
    if (code) errors[question.key] = t(locale, code, { limit: limitOf(question) });
    const remark = "remark" in question ? question.remark : undefined;
    const words = remark && values[remark.key];
    if (remark && isGiven(words) && (typeof words !== "string" || words.length > LONGEST_WORDS)) {
      errors[remark.key] = t(locale, "form.tooLong", { limit: LONGEST_WORDS });
    }
  }
  return errors;
}

/** The answers to the questions that are asked, with their remarks and marks, and nothing else. */
export function askedValues(questions: readonly Question[], values: Values): Record<string, Value> {
  const keys = askedQuestions(questions, values).flatMap((question) => {
    const remark = "remark" in question ? question.remark : undefined;
    return [question.key, ...(remark ? [remark.key, ...remark.marks.map(({ key }) => key)] : [])];
  });
  return Object.fromEntries(
    keys.flatMap((key): [string, Value][] => {
      const value = values[key];
      return isGiven(value) ? [[key, value]] : [];
    }),
  );
}

/** Whether a value is an answer: no answer at all, blanks and an empty choice are none. */
export function isGiven(value: Value | undefined): value is Exclude<Value, null> {
  if (value === undefined || value === null) return false;
  return typeof value === "string" ? value.trim() !== "" : !Array.isArray(value) || value.length > 0;
}

/** The words that were given, without blanks around them; undefined where none were. */
export function wordsOf(value: Value | undefined): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

type Fault =
  "form.wrong" | "form.required" | "form.tooLong" | "form.outOfRange" | "form.noChoice" | "form.badTime";

function valueFault(question: Question, value: Exclude<Value, null>): Fault | undefined {
  switch (question.type) {
    case "score":
      if (typeof value !== "number") return "form.wrong";
      return Number.isInteger(value) && value >= 1 && value <= 10 ? undefined : "form.outOfRange";
    case "yesNo":
      return typeof value === "boolean" ? undefined : "form.wrong";
    case "choice":
      return choiceFault(question.options, question.many ?? false, value);
    case "text":
      if (typeof value !== "string") return "form.wrong";
      return value.length > limitOf(question) ? "form.tooLong" : undefined;
    case "when":
      return whenFault(question, value);
  }
}

function choiceFault(options: readonly Option[], many: boolean, value: Value): Fault | undefined {
  const known = (each: unknown): boolean => options.some((option) => option.value === each);
  if (many) return Array.isArray(value) && value.every(known) ? undefined : "form.noChoice";
  return known(value) ? undefined : "form.noChoice";
}

function whenFault(
  { precision, from, until }: Extract<Question, { type: "when" }>,
  value: Value,
): Fault | undefined {
  const form = precision === "day" ? /^\d{4}-\d\d-\d\d$/ : /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;
  if (
    typeof value !== "string" ||
    !form.test(value) ||
    Number.isNaN(Date.parse(`${value}Z`.replace(/^(.{10})Z$/, "$1")))
  ) {
    return "form.badTime";
  }
  // Both are written alike, so that they compare as text.
  return (from && value < from) || (until && value > until) ? "form.outOfRange" : undefined;
}

const limitOf = (question: Question): number =>
  (question.type === "text" ? question.maxLength : undefined) ?? LONGEST_WORDS;
