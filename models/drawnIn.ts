import type { Callback, QuestionnaireRef } from "./callbackFields.ts";
import { Questionnaire } from "./questionnaire.ts";
import type { Answers } from "./rules/answers.ts";
import { type DrawnAnswer, drawnAnswers } from "./rules/drawnAnswers.ts";

/** What the rotation of that version drew for a call, with what was answered; undefined where nothing was asked. */
export async function drawnIn(
  { store, _id }: Pick<Callback, "store" | "_id">,
  questionnaire: QuestionnaireRef | undefined,
  answers: Answers,
): Promise<DrawnAnswer[] | undefined> {
  if (!questionnaire) return undefined;
  const version = await Questionnaire.version(store, questionnaire.kind, questionnaire.version);
  return drawnAnswers(version.definition, version.drawFor(_id), answers);
}
