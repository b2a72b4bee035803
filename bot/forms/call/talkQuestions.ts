import { t } from "../../../locales/index.ts";
import type { Question, Remark } from "../../form.ts";
import type { CallScene } from "./callScene.ts";
import { pointKey, talking, topicKey, verifyKey, wordsKey } from "./keys.ts";

/** What became of each point that was left open: said first on the next call [002]. */
export function pointQuestions({ points, reader: { locale } }: CallScene): Question[] {
  return points.map(({ _id, text, answered: answer }): Question => {
    const key = pointKey(String(_id));
    return {
      key,
      type: "yesNo",
      label: text,
      script: t(locale, answer ? "form.call.pointAnswered" : "form.call.point", {
        text,
        answer: answer?.text ?? "",
      }),
      yes: t(locale, "form.call.pointSettled"),
      no: t(locale, "form.call.pointOpen"),
      required: true,
      askIf: talking,
      remark: words(key, t(locale, "form.call.words")),
    };
  });
}

/** Whether the customer is satisfied with what was done about his complaint [004]. */
export function verifyQuestions({ complaints, reader: { locale } }: CallScene): Question[] {
  return complaints.map(({ _id, points, plan }): Question => {
    const key = verifyKey(String(_id));
    const about = points.map((point) => point.words).find((each) => each !== "");
    return {
      key,
      type: "yesNo",
      label: t(locale, "form.call.verifyLabel"),
      script: about ? t(locale, "form.call.verifyAbout", { words: about }) : t(locale, "form.call.verify"),
      ...(plan && { hint: t(locale, "form.call.verifyHint", { measure: plan.measure }) }),
      yes: t(locale, "form.call.satisfied"),
      no: t(locale, "form.call.notSatisfied"),
      required: true,
      askIf: talking,
      remark: words(key, t(locale, "form.call.notSatisfiedWords")),
    };
  });
}

/** What no questionnaire asks: was the fault put right, does the new car run well, is it registered. */
export function topicQuestions(scene: CallScene): Question[] {
  const { agenda, vehicle, reader } = scene;
  const { locale } = reader;
  const topics = new Set(agenda.flatMap((callback) => callback.topics));
  const kinds = new Set(agenda.map(({ kind }) => kind));
  const yesNo = (topic: string, label: string, required: boolean): Question => ({
    key: topicKey(topic),
    type: "yesNo",
    label,
    script: label,
    ...(required && { required }),
    askIf: talking,
    remark: words(topicKey(topic), t(locale, "form.call.words")),
  });
  const isNew = kinds.has("delivery3d") || kinds.has("delivery7d");
  return [
    ...(topics.has("rework") ? [yesNo("rework", t(locale, "form.call.rework"), true)] : []),
    ...(topics.has("qualityTrack") ? [yesNo("qualityTrack", t(locale, "form.call.qualityTrack"), true)] : []),
    ...(kinds.has("delivery3d") ? [yesNo("running", t(locale, "form.call.running"), true)] : []),
    ...(isNew && !vehicle.plate
      ? [
          {
            key: topicKey("plate"),
            type: "text",
            lines: "one",
            label: t(locale, "form.call.plate"),
            script: t(locale, "form.call.plateScript"),
            maxLength: 20,
            askIf: talking,
          } satisfies Question,
        ]
      : []),
  ];
}

const words = (key: string, label: string): Remark => ({
  key: wordsKey(key),
  label,
  opens: "low",
  marks: [],
});
