import {
  askedQuestions,
  type Form,
  type FormLine,
  linesBefore,
  type Question,
  type Values,
} from "../../../form.ts";
import { type CallView } from "../../../views.ts";
import { isAnswered, isLowAnswer, remarkOf } from "../questions/answers.ts";

/** A form that is a call. */
export type CallForm = Form & { view: CallView };

/** Where in a call one can stand: a question by its key, or one of the places between. */
export type Stop = "dial" | "opening" | "ending" | "summary" | (string & {});

/** The questions of a call by the part they play, as far as they are asked. */
export interface Asked {
  reached: Question | undefined;
  /** What happened instead, or when to call again. */
  instead: Question[];
  /** What was left open the last time: settled before the first question. */
  points: Question[];
  items: Question[];
  /** What is asked beside them before the call is sent. */
  others: Question[];
}

/** What is asked in this call, as the answers stand. */
export function asked(form: CallForm, values: Values): Asked {
  const { steps, points, offer } = form.view;
  const questions = askedQuestions(form.questions, values);
  const of = (keys: readonly string[]): Question[] => questions.filter(({ key }) => keys.includes(key));
  const withPart = new Set([
    ...[
      steps.reached,
      steps.end?.key,
      steps.passOn,
      offer?.key,
      offer?.department,
      offer?.urgent,
      offer?.angry,
    ],
    ...[...steps.instead, ...steps.items, ...points.map(({ key }) => key)],
  ]);
  return {
    reached: of([steps.reached])[0],
    instead: of(steps.instead),
    points: of(points.map(({ key }) => key)),
    items: of(steps.items),
    others: questions.filter(({ key }) => !withPart.has(key)),
  };
}

/** Whether the customer is on the line. */
export const isTalking = (form: CallForm, values: Values): boolean =>
  values[form.view.steps.reached] === "yes";

/** The way through the conversation, from the opening line to the summary. */
export function way(form: CallForm, values: Values): Stop[] {
  const { points, items } = asked(form, values);
  return ["opening", ...[...points, ...items].map(({ key }) => key), "summary"];
}

/** The stop after, or before, one; both ends hold. */
export function beside(form: CallForm, values: Values, stop: Stop, by: 1 | -1): Stop {
  const stops = way(form, values);
  const at = Math.max(0, stops.indexOf(stop));
  return stops[Math.min(stops.length - 1, Math.max(0, at + by))] ?? "opening";
}

/** Where a call is taken up again: at the first question without an answer. */
export function resumeAt(form: CallForm, values: Values): Stop {
  const { end } = form.view.steps;
  if (!isTalking(form, values)) return "dial";
  if (end && typeof values[end.key] === "string") return "ending";
  const { points, items } = asked(form, values);
  const questions = [...points, ...items];
  if (!questions.some((question) => isAnswered(question, values))) return "opening";
  return questions.find((question) => !isAnswered(question, values))?.key ?? "summary";
}

/** The mean of the scores, or undefined where there is none. */
export function meanScore(form: CallForm, values: Values): number | undefined {
  const scores = asked(form, values)
    .items.filter(({ type }) => type === "score")
    .flatMap(({ key }) => (typeof values[key] === "number" ? [values[key]] : []));
  return scores.length === 0 ? undefined : scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

/** The seconds that the questions from this stop on are likely to take. */
export function secondsLeft(form: CallForm, values: Values, stop: Stop): number {
  const { items } = asked(form, values);
  const at = items.findIndex(({ key }) => key === stop);
  const left = items.slice(Math.max(0, at));
  const said = [...left, ...left.flatMap(({ key }) => ownLines(form, key, values))];
  return said.reduce((sum, { seconds = 0 }) => sum + seconds, 0);
}

/** What is read aloud at a question, or with the question that closes the call: its lines, and then `last`. */
export function aloudAt(form: CallForm, values: Values, key: string, last?: string): string | undefined {
  const lines = ownLines(form, key, values).flatMap(({ text }) => text.map(wordsOf));
  const all = [...lines, ...(last === undefined || last === "" ? [] : [last])];
  return all.length === 0 ? undefined : all.join("\n");
}

/** Lines that do not stand in the view. */
const ownLines = (form: CallForm, key: string, values: Values): FormLine[] =>
  linesBefore(form, key, values).filter(({ inView }) => !inView);

const wordsOf = (line: FormLine["text"][number]): string =>
  line.map((part) => (typeof part === "string" ? part : part.text)).join("");

/** The questions whose answer is a low one. */
export const lowItems = (form: CallForm, values: Values): Question[] =>
  asked(form, values).items.filter((question) => isLowAnswer(question, values));

/** The customer's words that a complaint would carry: those under low answers, and those that were marked. */
export function complaintWords(form: CallForm, values: Values): string[] {
  return asked(form, values).items.flatMap((question) => {
    const remark = remarkOf(question, values);
    return remark?.words && (remark.marked || isLowAnswer(question, values)) ? [remark.words] : [];
  });
}

/** Whether the answers offer a complaint: where the form says so, else after a low answer or a marked remark. */
export function offersComplaint(form: CallForm, values: Values): boolean {
  const { offer } = form.view;
  const question = form.questions.find(({ key }) => key === offer?.key);
  if (!question) return false;
  if (question.askIf) return askedQuestions(form.questions, values).includes(question);
  return asked(form, values).items.some(
    (item) => isLowAnswer(item, values) || remarkOf(item, values)?.marked === true,
  );
}

/** The values as they are sent: an offered complaint is raised unless it was unticked. */
export function submitted(form: CallForm, values: Values): Values {
  const { offer } = form.view;
  if (!offer || !offersComplaint(form, values)) return values;
  return { ...values, [offer.key]: values[offer.key] ?? true, ...departmentOf(form, values) };
}

/** The department that the complaint goes to: the one chosen, else the first offered. */
export function departmentOf(form: CallForm, values: Values): Values {
  const key = form.view.offer?.department;
  const question = form.questions.find((each) => each.key === key);
  if (key === undefined || question?.type !== "choice") return {};
  const value = values[key] ?? question.options[0]?.value;
  return value === undefined ? {} : { [key]: value };
}
