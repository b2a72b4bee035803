import { isLow, type Question, type Value, type Values } from "../../../form.ts";

/** Whether a question has an answer; words of spaces alone are none. */
export function isAnswered(question: Question, values: Values): boolean {
  return hasAnswer(values[question.key]);
}

/** Whether the form may go on behind this question: it is answered, or need not be. */
export const mayPass = (question: Question, values: Values): boolean =>
  !question.required || isAnswered(question, values);

/** Whether its answer is a low one. */
export const isLowAnswer = (question: Question, values: Values): boolean =>
  isLow(question, values[question.key]);

/** The words beside its answer, with their marks; none where they were not asked for. */
export function remarkOf(question: Question, values: Values): { words: string; marked: boolean } | undefined {
  if (!("remark" in question) || !question.remark) return undefined;
  const { key, marks } = question.remark;
  const words = values[key];
  const marked = marks.some((mark) => values[mark.key] === mark.value);
  return typeof words === "string" && words.trim() !== ""
    ? { words, marked }
    : marked
      ? { words: "", marked }
      : undefined;
}

/** Whether the field for the customer's own words stands under its answer. */
export function opensRemark(question: Question, values: Values): boolean {
  if (!("remark" in question) || !question.remark) return false;
  return (
    question.remark.opens === "any" ||
    isLowAnswer(question, values) ||
    remarkOf(question, values) !== undefined
  );
}

/** Sets an option of a question that takes several, or unsets it. */
export function toggled(value: Value | undefined, option: string): string[] {
  const chosen = Array.isArray(value) ? value : [];
  return chosen.includes(option) ? chosen.filter((each) => each !== option) : [...chosen, option];
}

const hasAnswer = (value: Value | undefined): boolean =>
  value !== undefined &&
  value !== null &&
  !(typeof value === "string" && value.trim() === "") &&
  !(Array.isArray(value) && value.length === 0);
