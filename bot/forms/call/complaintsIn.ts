import type { ComplaintPoint } from "../../../models/complaintFields.ts";
import type { Answers } from "../../../models/rules/answers.ts";
import type { Department } from "../../../models/rules/kinds.ts";
import { complaintOffers } from "../../../models/rules/problems.ts";
import type { SubmittedComplaint } from "../../../models/submitFields.ts";
import type { Values } from "../../form.ts";
import { wordsOf } from "../checkForm.ts";
import type { CallScene } from "./callScene.ts";
import { callKeys, topicKey, wordsKey } from "./keys.ts";
import { ownDepartment } from "./offerQuestions.ts";

const TOPICS = ["rework", "qualityTrack", "running"] as const;

/**
 * The complaints that a call brings: what was low or marked as one, unless that was unticked, and what the caller
 * passes on as one (`passed`). One department has one complaint, each remark a point of it.
 */
export function complaintsIn(
  scene: CallScene,
  given: Values,
  answers: Answers,
  passed: string | undefined,
): SubmittedComplaint[] {
  const own = ownDepartment(scene);
  const ticked = given[callKeys.complaint] !== false;
  // The conversation's own department stands first and means: each to its own.
  const named = wordsOf(given[callKeys.department]);
  const chosen = named === own ? undefined : named;
  const found = ticked ? findings(scene, given, answers, own) : [];
  const said: Said[] = [
    ...found.map(({ department, point }) => ({ department: chosen ?? department, point })),
    ...(passed
      ? [{ department: wordsOf(given[callKeys.passTo]) ?? chosen ?? own, point: { words: passed } }]
      : []),
  ];
  const byDepartment = new Map<Department, ComplaintPoint[]>();
  for (const { department, point } of said) {
    byDepartment.set(department, [...(byDepartment.get(department) ?? []), point]);
  }
  return [...byDepartment].map(([department, points]) => ({ department, points }));
}

interface Said {
  department: Department;
  point: ComplaintPoint;
}

function findings(
  { questionnaire, store }: CallScene,
  given: Values,
  answers: Answers,
  own: Department,
): Said[] {
  const items = questionnaire
    ? complaintOffers(questionnaire.definition, answers, store.limits.threshold)
    : [];
  return [
    ...items.map(({ item, department, score, words }) => ({
      department,
      point: { item, words, ...(score !== null && { score }) },
    })),
    ...TOPICS.filter((topic) => given[topicKey(topic)] === false).map((topic) => ({
      department: own,
      point: { item: topic, words: wordsOf(given[wordsKey(topicKey(topic))]) ?? "" },
    })),
  ];
}
