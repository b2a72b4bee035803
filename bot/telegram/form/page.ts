import { t, type Locale } from "../../../locales/index.ts";
import type { Question } from "../../chat.ts";
import { plainText } from "../../cards/inline.ts";
import { shorten } from "../../cards/words.ts";
import { linesBefore, scriptBesideLabel } from "../../form.ts";
import type { TelegramMessage } from "../cards/cardMessage.ts";
import { bold, escaped, fitting, inline, muted, quoted } from "../cards/html.ts";
import { answerText } from "./answerText.ts";
import type { Filling } from "./filling.ts";
import { keyboardOf } from "./keyboard.ts";
import { summaryLines } from "./summary.ts";
import { asksWords, keyOf, onTheWay, questionOf, remarkOf, SUMMARY } from "./way.ts";

// A script is read at one breath; what is longer was never meant to be.
const LONGEST_SCRIPT = 1_500;
const LONGEST_HINT = 300;

/** The message of a form as it stands: one question with its buttons, or everything at a glance. */
export function formPage(id: string, filling: Filling, locale: Locale): TelegramMessage {
  const { at } = filling;
  const question = questionOf(filling.form, keyOf(at));
  const lines = [
    heading(filling),
    ...contact(filling),
    ...errorLines(filling),
    ...(at === SUMMARY || !question
      ? summaryLines(filling, locale)
      : questionLines(filling, question, locale)),
  ];
  return { html: fitting(lines.filter((line) => line !== "")), keyboard: keyboardOf(id, filling, locale) };
}

/** The form's title, and how far one is. */
function heading({ form, values, at }: Filling): string {
  const asked = onTheWay(form, values);
  const place = asked.findIndex(({ key }) => key === keyOf(at)) + 1;
  const progress = place > 0 && asked.length > 1 ? ` \u00b7 ${place}/${asked.length}` : "";
  return `${bold(shorten(form.title, 200))}${progress}`;
}

/** Whom one talks to, in one line, once he is on the line: before that all of it stands there. */
function contact({ form, values, at }: Filling): string[] {
  const { view } = form;
  if (!view) return [];
  // Written like this, a touch on it dials.
  if (at === view.steps.reached) return [escaped(view.phone.dial)];
  if (values[view.steps.reached] !== "yes") return [];
  const parts = [view.speakTo.name, view.phone.shown, view.vehicle?.plate];
  return [muted(parts.filter((part) => part !== undefined && part !== "").join(" \u00b7 "))];
}

/** What is to be known or read aloud before a question; what closes a call stands above its summary. */
function before({ form, values }: Filling, { key }: Question): string[] {
  const isLast = key === form.view?.steps.passOn;
  const lines = linesBefore(form, key, values).filter((line) => !isLast || line.before === key);
  return lines.flatMap(({ text, aloud }) =>
    aloud
      ? [quoted(shorten(text.map(plainText).join("\n"), LONGEST_SCRIPT))]
      : text.map((line) => line.map(inline).join("")),
  );
}

function errorLines({ errors }: Filling): string[] {
  return Object.values(errors).map((error) => `\u26a0\ufe0f ${escaped(shorten(error, LONGEST_HINT))}`);
}

function questionLines(filling: Filling, question: Question, locale: Locale): string[] {
  const { values, at } = filling;
  const { label, hint } = question;
  const remark = remarkOf(question);
  if (asksWords(at) && remark) {
    return [
      muted(`${shorten(label, LONGEST_HINT)} ${answerText(question, values[question.key], locale)}`),
      bold(remark.label),
      quoted(wordsGiven(values[remark.key])),
      muted(t(locale, "telegram.form.writeWords")),
    ];
  }
  return [
    ...before(filling, question),
    quoted(shorten(scriptBesideLabel(question), LONGEST_SCRIPT)),
    bold(shorten(label, LONGEST_HINT)),
    ...(hint === undefined ? [] : [muted(shorten(hint, LONGEST_HINT))]),
    ...options(question),
    ...ends(question),
    ...(remark && values[remark.key] ? [quoted(wordsGiven(values[remark.key]))] : []),
    ...writing(question, locale),
    ...(values[question.key] === undefined || values[question.key] === null || question.type === "score"
      ? []
      : [`\u2713 ${escaped(shorten(answerText(question, values[question.key], locale), LONGEST_HINT))}`]),
  ];
}

const wordsGiven = (value: unknown): string => (typeof value === "string" ? shorten(value, 800) : "");

/** What follows from the options that say so. */
function options(question: Question): string[] {
  if (question.type !== "choice") return [];
  return question.options.flatMap(({ label, hint }) =>
    hint === undefined ? [] : [`\u2022 ${escaped(shorten(label, 60))}: ${muted(shorten(hint, 100))}`],
  );
}

function ends(question: Question): string[] {
  if (question.type !== "score" || (question.lowLabel === undefined && question.highLabel === undefined))
    return [];
  return [muted(`1 ${question.lowLabel ?? ""} \u2026 10 ${question.highLabel ?? ""}`)];
}

/** What may be written instead of pressing. */
function writing({ type }: Question, locale: Locale): string[] {
  if (type === "text") return [muted(t(locale, "telegram.form.write"))];
  return type === "when" ? [muted(t(locale, "telegram.form.writeWhen"))] : [];
}
