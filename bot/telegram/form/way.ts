import { askedQuestions, isLow, type Form, type Question, type Remark, type Values } from "../../form.ts";
import { isGiven } from "../../forms/checkForm.ts";

/** Where in a form somebody is: at a question, by its key, at the words beside it, or at the summary. */
export type Stop = string;

/** The last stop: everything at a glance, and the button that sends it. */
export const SUMMARY: Stop = "#";

/** The stop at which the words beside an answer are asked for. */
export const wordsStop = (key: string): Stop => `${key}#`;

/** The key of the question that a stop belongs to; undefined at the summary. */
export const keyOf = (stop: Stop): string | undefined =>
  stop === SUMMARY ? undefined : stop.replace(/#$/, "");

/** Whether a stop asks for the words beside an answer. */
export const asksWords = (stop: Stop): boolean => stop !== SUMMARY && stop.endsWith("#");

/** The question of that key. */
export function questionOf(
  { questions }: Pick<Form, "questions">,
  key: string | undefined,
): Question | undefined {
  return questions.find((question) => question.key === key);
}

/** The words that may stand beside an answer; undefined for a question without. */
export function remarkOf(question: Question | undefined): Remark | undefined {
  return question && "remark" in question ? question.remark : undefined;
}

/** What stands beside the way: the ways out of a call, and what is ticked on the summary. */
function beside({ view }: Form): string[] {
  if (!view) return [];
  const { offer, steps } = view;
  return [steps.end?.key, offer?.key, offer?.department, offer?.urgent, offer?.angry].filter(
    (key) => key !== undefined,
  );
}

/** The questions that are asked one after the other, as the answers stand. */
export function onTheWay(form: Form, values: Values): Question[] {
  const aside = beside(form);
  return askedQuestions(form.questions, values).filter(({ key }) => !aside.includes(key));
}

/** Every stop in its order, the words under low answers among them, up to the summary. */
export function wayThrough(form: Form, values: Values): Stop[] {
  const stops = onTheWay(form, values).flatMap((question) => {
    const remark = remarkOf(question);
    const asked = remark?.opens === "low" && isLow(question, values[question.key]);
    return asked ? [question.key, wordsStop(question.key)] : [question.key];
  });
  return [...stops, SUMMARY];
}

/** Whether a stop has its answer. */
export function isAnswered(form: Form, values: Values, stop: Stop): boolean {
  const key = keyOf(stop);
  if (key === undefined) return false;
  const remark = remarkOf(questionOf(form, key));
  return isGiven(values[asksWords(stop) && remark ? remark.key : key]);
}

/** Where a form is begun: a call is taken up after its last answer, any other from its first question. */
export function firstStop(form: Form, values: Values): Stop {
  const way = wayThrough(form, values);
  const last = form.view ? way.findLastIndex((stop) => isAnswered(form, values, stop)) : -1;
  return way[last + 1] ?? SUMMARY;
}

/** The stop after one; once the summary was reached, what is still missing and then the summary again. */
export function stopAfter(form: Form, values: Values, stop: Stop, reviewed: boolean): Stop {
  const way = wayThrough(form, values);
  const key = keyOf(stop);
  // Words beside an answer that is not low stand beside the way too.
  const here = way.includes(stop) ? stop : (key ?? SUMMARY);
  if (here !== stop && way.includes(here) && !isAnswered(form, values, here)) return here;
  const following = way[way.indexOf(here) + 1];
  if (way.includes(here) && !reviewed) return following ?? SUMMARY;
  const words = following === wordsStop(stop) && !isAnswered(form, values, following) ? following : undefined;
  return words ?? missing(form, values) ?? SUMMARY;
}

/** The stop before one; undefined at the first. */
export function stopBefore(form: Form, values: Values, stop: Stop): Stop | undefined {
  const way = wayThrough(form, values);
  const at = way.indexOf(stop);
  if (at >= 0) return way[at - 1];
  const key = keyOf(stop);
  return key !== undefined && way.includes(key) ? key : (missing(form, values) ?? SUMMARY);
}

/** The first question that has to be answered and is not. */
function missing(form: Form, values: Values): Stop | undefined {
  return onTheWay(form, values).find(({ key, required }) => required && !isGiven(values[key]))?.key;
}

/** Whether a complaint is offered, as the answers stand. */
export function isOffered(form: Form, values: Values): boolean {
  const key = form.view?.offer?.key;
  return key !== undefined && askedQuestions(form.questions, values).some((question) => question.key === key);
}

/** The values as they are sent: an offered complaint is raised unless it was unticked. */
export function sentValues(form: Form, values: Values): Values {
  const offer = form.view?.offer;
  if (!offer || !isOffered(form, values)) return values;
  const department = questionOf(form, offer.department);
  const [first] = department?.type === "choice" ? department.options : [];
  return {
    ...values,
    [offer.key]: values[offer.key] ?? true,
    ...(first && { [offer.department]: values[offer.department] ?? first.value }),
  };
}
