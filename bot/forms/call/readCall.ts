import { t } from "../../../locales/index.ts";
import type { Chat } from "../../../models/act.ts";
import type { Submission } from "../../../models/submitFields.ts";
import { checkAnswers, checkDraft } from "../../../models/rules/answerCheck.ts";
import { type Answers, withoutUnasked } from "../../../models/rules/answers.ts";
import { choiceValues, type Item, items } from "../../../models/rules/definition.ts";
import { type AttemptOutcome, isAttemptOutcome } from "../../../models/rules/outcomes.ts";
import { readAnswerKey } from "../../../models/rules/remark.ts";
import type { Values } from "../../form.ts";
import { askedValues, checkForm, isGiven, wordsOf } from "../checkForm.ts";
import { readWallTime } from "../wallTime.ts";
import type { CallScene } from "./callScene.ts";
import { callQuestions } from "./callForm.ts";
import { complaintsIn } from "./complaintsIn.ts";
import { callKeys, pointKey, verifyKey, wordsKey } from "./keys.ts";
import { ownDepartment } from "./offerQuestions.ts";

/** A call as it is to be submitted, or why it cannot be, by the key of the question. */
export type ReadCall = { submission: Submission } | { errors: Record<string, string> };

/** Reads what a caller reports: only what the questions allow is taken. */
export function readCall(scene: CallScene, values: Values, now: Date, chat: Chat): ReadCall {
  const { locale, zone } = scene.reader;
  const questions = callQuestions(scene, now);
  const errors = checkForm(questions, values, locale);
  const outcome = outcomeOf(values);
  const agreedAt = outcome === "rescheduled" ? readWallTime(values[callKeys.when], zone) : null;
  if (outcome === "rescheduled" && (!agreedAt || agreedAt <= now)) {
    errors[callKeys.when] ??= t(locale, "form.call.timePast");
  }
  const given = askedValues(questions, values);
  const answers = outcome === "completed" ? answersIn(scene, given) : keptIn(scene, values);
  Object.assign(errors, answerErrors(scene, answers, values, outcome));
  if (!outcome || Object.keys(errors).length > 0) return { errors };
  const completed = outcome === "completed" ? conversation(scene, given, answers) : {};
  const reason = wordsOf(values[callKeys.reason]);
  const { questionnaire } = scene;
  return {
    submission: {
      outcome,
      chat,
      ...(questionnaire && {
        questionnaire: { kind: questionnaire.kind, version: questionnaire.version },
      }),
      ...(Object.keys(answers).length > 0 && { answers }),
      ...(agreedAt && { agreedAt }),
      ...(outcome === "refusedHard" && { reason: reason ?? t(scene.store.locale, "form.call.wantsNoCalls") }),
      ...completed,
    },
  };
}

/** How the call ended; undefined while that is not said. */
export function outcomeOf(values: Values): AttemptOutcome | undefined {
  const refusal = values[callKeys.refusal];
  switch (values[callKeys.reached]) {
    case "yes":
      break;
    case "no":
      return attemptOutcome(values[callKeys.outcome]);
    case "later":
      return "rescheduled";
    case "refused":
      return attemptOutcome(refusal);
    default:
      return undefined;
  }
  switch (values[callKeys.end]) {
    case "breakoff":
      return "breakoff";
    case "later":
      return "rescheduled";
    case "refused":
      return attemptOutcome(refusal);
    default:
      return "completed";
  }
}

const attemptOutcome = (value: unknown): AttemptOutcome | undefined =>
  typeof value === "string" && isAttemptOutcome(value) ? value : undefined;

/** What a conversation brought besides its outcome. */
function conversation(
  scene: CallScene,
  given: Values,
  answers: Answers,
): Omit<Submission, "outcome" | "chat"> {
  const { points, complaints, questionnaire } = scene;
  const overall = questionnaire && answers[questionnaire.definition.overall];
  const passed = wordsOf(given[callKeys.passOn]);
  const passAs = given[callKeys.passAs] ?? "message";
  const passTo = wordsOf(given[callKeys.passTo]) ?? ownDepartment(scene);
  const flags = {
    ...(given[callKeys.urgent] === true && { urgent: true }),
    ...(given[callKeys.angry] === true && { angry: true }),
  };
  const raised = complaintsIn(scene, given, answers, passAs === "complaint" ? passed : undefined);
  return {
    ...(typeof overall === "number" && { score: overall }),
    ...(passed && { remarks: [{ text: passed, ...flags }] }),
    ...(raised.length > 0 && { complaints: raised.map((each) => ({ ...each, ...flags })) }),
    ...(passed && passAs === "point" && { points: [{ text: passed, department: passTo }] }),
    settled: points.flatMap(({ _id }) => {
      const key = pointKey(String(_id));
      const done = given[key];
      if (typeof done !== "boolean") return [];
      return [
        { point: _id, state: done ? "settled" : "open", text: wordsOf(given[wordsKey(key)]) ?? "" } as const,
      ];
    }),
    verified: complaints.flatMap(({ _id }) => {
      const key = verifyKey(String(_id));
      const satisfied = given[key];
      if (typeof satisfied !== "boolean") return [];
      return [{ complaint: _id, satisfied, words: wordsOf(given[wordsKey(key)]) ?? "" }];
    }),
  };
}

/** The answers to items and topics that were asked. */
function answersIn(scene: CallScene, given: Values): Answers {
  const { questionnaire, drawn } = scene;
  const topics = Object.entries(given).filter(([key]) => key.startsWith("topic:"));
  if (!questionnaire) return Object.fromEntries(topics);
  const { definition } = questionnaire;
  const said = itemAnswers(scene, given);
  return { ...withoutUnasked(definition, said, drawn), ...Object.fromEntries(topics) };
}

/** What was answered before the call broke off: kept as it is for whoever calls next. */
function keptIn(scene: CallScene, values: Values): Answers {
  const known = new Set(itemsOf(scene).map(({ name }) => name));
  const kept = Object.entries(values).filter(([key, value]) => {
    if (!isGiven(value)) return false;
    return /^(point|verify|topic):/.test(key) || known.has(readAnswerKey(key).item);
  });
  return Object.fromEntries(kept);
}

/** What the answer check refuses; a call that broke off need not have answered everything. */
function answerErrors(
  scene: CallScene,
  answers: Answers,
  values: Values,
  outcome: AttemptOutcome | undefined,
): Record<string, string> {
  const { questionnaire, drawn, reader } = scene;
  if (!questionnaire) return {};
  const { definition } = questionnaire;
  const said = itemAnswers(scene, outcome === "completed" ? answers : values);
  const problems =
    outcome === "completed"
      ? checkAnswers(definition, said, drawn)
      : checkDraft(definition, said, drawn).filter(({ code }) => code !== "answer.notAsked");
  return Object.fromEntries(problems.map(({ code, key }) => [key, t(reader.locale, code)]));
}

/** The values that are items' answers, as the questionnaire's own types: a choice may be a number there. */
function itemAnswers(scene: CallScene, values: Answers): Answers {
  const known = new Map(itemsOf(scene).map((item) => [item.name, item]));
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]): [string, unknown][] => {
      const { item: name, part } = readAnswerKey(key);
      const item = known.get(name);
      if (!item || value === null || value === undefined) return [];
      const chosen = part === "value" && (item.type === "radiogroup" || item.type === "checkbox");
      if (!chosen) return [[key, value]];
      const original = (text: unknown) => choiceValues(item).find((each) => String(each) === text) ?? text;
      return [[key, Array.isArray(value) ? value.map(original) : original(value)]];
    }),
  );
}

const itemsOf = ({ questionnaire }: CallScene): Item[] =>
  questionnaire ? items(questionnaire.definition) : [];
