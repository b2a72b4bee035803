import { t, type Locale } from "../../../locales/index.ts";
import type { Question, Value, Values } from "../../chat.ts";
import { checkForm } from "../../forms/checkForm.ts";
import type { Filling } from "./filling.ts";
import type { Op } from "./ops.ts";
import { readTyped } from "./typed.ts";
import {
  asksWords,
  firstStop,
  isOffered,
  keyOf,
  questionOf,
  remarkOf,
  stopAfter,
  stopBefore,
  SUMMARY,
  type Stop,
  wordsStop,
} from "./way.ts";

/** What an input leads to: the form as it is then, and the answers that it gave. */
export interface Step {
  filling: Filling;
  given: Values;
}

/** What a button does to a form; null where it does nothing there any more. Sending and leaving are none of it. */
export function pressed(filling: Filling, op: Exclude<Op, { op: "send" | "leave" }>): Step | null {
  const { form, values, at } = filling;
  if (!("n" in op)) {
    if (op.op === "next") return moved(filling, stopAfter(form, values, at, filling.reviewed));
    const before = stopBefore(form, values, at);
    return before === undefined ? null : moved(filling, before);
  }
  const question = form.questions[op.n];
  if (!question) return null;
  switch (op.op) {
    case "go":
      return moved(filling, question.key);
    case "words":
      return moved(filling, wordsStop(question.key));
    case "clear":
      return cleared(filling, question);
    case "tick":
      return ticked(filling, question);
    case "toggle":
      return toggled(filling, question, op.i);
    case "mark":
      return marked(filling, question, op.i);
    default: {
      const value = valueOf(op, question);
      return value === undefined ? null : answered(filling, question.key, { [question.key]: value });
    }
  }
}

/** What a text does to a form: it answers what is asked, or stands beside it; null where no words are wanted. */
export function typed(filling: Filling, text: string, now: Date, locale: Locale): Step | null {
  const { form, values, at } = filling;
  const question = questionOf(form, keyOf(at));
  if (!question) return null;
  const remark = remarkOf(question);
  if (asksWords(at) && remark) return words(filling, question, at, text, locale);
  const value = readTyped(question, text, form.zone, now);
  if (value === undefined) {
    // Whoever writes beside buttons writes down what the customer says.
    if (remark) return words(filling, question, at, text, locale);
    const error = t(locale, question.type === "when" ? "form.badTime" : "form.wrong");
    return { filling: { ...filling, errors: { [question.key]: error } }, given: {} };
  }
  const errors = checkForm([unconditional(question)], { ...values, [question.key]: value }, locale);
  if (Object.keys(errors).length > 0) return { filling: { ...filling, errors }, given: {} };
  return answered(filling, at, { [question.key]: value });
}

function words(filling: Filling, question: Question, at: Stop, text: string, locale: Locale): Step {
  const given = { [remarkOf(question)!.key]: text.trim() };
  const key = remarkOf(question)!.key;
  const error = checkForm([unconditional(question)], { ...filling.values, ...given }, locale)[key];
  if (error !== undefined) return { filling: { ...filling, errors: { [key]: error } }, given: {} };
  if (asksWords(at)) return answered(filling, at, given);
  return { filling: { ...filling, values: { ...filling.values, ...given }, errors: {} }, given };
}

function answered(filling: Filling, at: Stop, given: Values): Step {
  const values = { ...filling.values, ...given };
  const next = stopAfter(filling.form, values, at, filling.reviewed);
  return { filling: { ...filling, ...reached(filling, next), values }, given };
}

const moved = (filling: Filling, to: Stop): Step => ({
  filling: { ...filling, ...reached(filling, to) },
  given: {},
});

const reached = ({ reviewed }: Filling, at: Stop) => ({
  at,
  reviewed: reviewed || at === SUMMARY,
  errors: {},
});

/** An answer is taken back, and the way goes on from its last answer. */
function cleared(filling: Filling, { key }: Question): Step {
  const given = { [key]: null };
  const values = { ...filling.values, ...given };
  const at = firstStop(filling.form, values);
  return { filling: { ...filling, values, at, reviewed: false, errors: {} }, given };
}

/** What stands on the summary to be ticked: the offered complaint is so unless it was unticked. */
function ticked(filling: Filling, { key }: Question): Step {
  const { form, values } = filling;
  const isComplaint = key === form.view?.offer?.key && isOffered(form, values);
  const now: Value = isComplaint ? values[key] === false : values[key] === true ? null : true;
  return stay(filling, { [key]: now });
}

function toggled(filling: Filling, question: Question, i: number): Step | null {
  const option = question.type === "choice" ? question.options[i] : undefined;
  if (!option) return null;
  const before = filling.values[question.key];
  const chosen = Array.isArray(before) ? before : [];
  const now = chosen.includes(option.value)
    ? chosen.filter((value) => value !== option.value)
    : [...chosen, option.value];
  return stay(filling, { [question.key]: now });
}

function marked(filling: Filling, question: Question, i: number): Step | null {
  const mark = remarkOf(question)?.marks[i];
  return mark
    ? stay(filling, { [mark.key]: filling.values[mark.key] === mark.value ? null : mark.value })
    : null;
}

const stay = (filling: Filling, given: Values): Step => ({
  filling: { ...filling, values: { ...filling.values, ...given }, errors: {} },
  given,
});

function valueOf(op: Op, question: Question): Value | undefined {
  if (op.op === "score") return question.type === "score" ? op.score : undefined;
  if (op.op === "yes" || op.op === "no") return question.type === "yesNo" ? op.op === "yes" : undefined;
  if (op.op === "option") return question.type === "choice" ? question.options[op.i]?.value : undefined;
  if (op.op === "offer") return question.type === "when" ? question.offers?.[op.i]?.value : undefined;
  return undefined;
}

/** A question that was asked is checked whatever its condition says. */
function unconditional({ askIf: _, ...question }: Question): Question {
  return question;
}
