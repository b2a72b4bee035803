import { topicKey, wordsKey } from "../../bot/forms/call/keys.ts";
import type { AttemptFields } from "../../models/callbackFields.ts";
import { derivedId } from "../../models/id.ts";
import type { PointFields } from "../../models/pointFields.ts";
import type { ResponseFields } from "../../models/responseFields.ts";
import type { Answers } from "../../models/rules/answers.ts";
import { addDays, dayStart } from "../../models/rules/days.ts";
import { drawnAnswers } from "../../models/rules/drawnAnswers.ts";
import { rowOf } from "../../models/rules/followUpRows.ts";
import { complaintOffers, problems } from "../../models/rules/problems.ts";
import { opinion } from "../opinion.ts";
import { openPoints, pointAnswers } from "../words.ts";
import type { Call, Diary, Setting } from "./diary.ts";
import { end, type Task } from "./list.ts";

/** A conversation was had: its answers, and what follows from them. */
export function answered(
  setting: Setting,
  diary: Diary,
  { lead, also }: Task,
  attempt: AttemptFields & { startedAt: Date },
): void {
  const { store, visits, questionnaires } = setting;
  const { at, by, chat, seconds, startedAt, key } = attempt;
  const kind = [lead, ...also].map((call) => rowOf(call.kind).questionnaire).find((each) => each !== null);
  const questionnaire = kind && questionnaires[kind];
  const answers = {
    ...(kind && itemAnswers(setting, lead, kind)),
    ...topicAnswers(setting, [lead, ...also]),
  };
  const overall: unknown = questionnaire && answers[questionnaire.definition.overall];
  const { customer, vehicle, visit } = lead;
  const response: ResponseFields = {
    _id: derivedId("response", store._id, lead._id),
    ...{ store: store._id, callback: lead._id, also: lead.also, customer, vehicle },
    ...(visit && { visit }),
    ...(questionnaire && { questionnaire: { kind: questionnaire.kind, version: questionnaire.version } }),
    ...(questionnaire && {
      drawn: drawnAnswers(questionnaire.definition, questionnaire.drawFor(lead._id), answers),
    }),
    ...{ answers, remarks: [], outcome: "completed" },
    ...(typeof overall === "number" && { score: overall }),
    ...{ by, startedAt, submittedAt: at, seconds, chat, key, flags: [], follows: [] },
  };
  diary.responses.push(response);
  for (const call of [lead, ...also]) {
    end(diary, call, "completed", at);
    call.finalBy = by;
  }
  if (questionnaire && problems(questionnaire.definition, answers, store.limits.threshold).length > 0) {
    const findings = complaintOffers(questionnaire.definition, answers, store.limits.threshold);
    diary.grievances.push({ response, findings });
  }
  settlePoints(diary, lead, at, by);
  const consultant = visits.get(String(visit))?.consultant;
  if (lead.kind === "delivery3d" && consultant && setting.random.chance(0.14)) {
    diary.points.push(newPoint(setting, lead, at, by, consultant));
  }
}

function itemAnswers(
  { questionnaires, visits, random }: Setting,
  lead: Call,
  kind: "sales" | "service",
): Answers {
  const questionnaire = questionnaires[kind];
  const visit = visits.get(String(lead.visit));
  const by = kind === "sales" ? visit?.consultant : visit?.advisor;
  return opinion(
    questionnaire.definition,
    questionnaire.drawFor(lead._id).drawn,
    {
      ...(by !== undefined && { by }),
      ...{ waitedParts: visit?.waitedParts ?? false, rework: visit?.rework ?? false },
    },
    random,
  );
}

/** What no questionnaire asks: does the new car run well, was the fault put right. */
function topicAnswers({ random }: Setting, calls: readonly Call[]): Answers {
  const topics = calls.flatMap(({ kind, topics: asked }) => [
    ...(kind === "delivery3d" ? (["running"] as const) : []),
    ...asked,
  ]);
  const answers: Record<string, unknown> = {};
  for (const topic of topics) {
    const fine = random.chance(topic === "rework" ? 0.85 : 0.97);
    answers[topicKey(topic)] = fine;
    if (!fine) answers[wordsKey(topicKey(topic))] = "还有一点异响，想再检查一下";
  }
  return answers;
}

function newPoint(
  { store, today, random }: Setting,
  { _id, customer, vehicle, dueDay }: Call,
  at: Date,
  by: string,
  owner: string,
): PointFields {
  const answeredAt = new Date(+at + random.between(3, 40) * 3_600_000);
  const isAnswered = +answeredAt < +dayStart(today, store.timezone) && random.chance(0.85);
  return {
    _id: derivedId("point", "sample", _id),
    ...{ store: store._id, kind: "open", text: random.pick(openPoints), department: "sales", owner },
    ...{ customer, vehicle, callback: _id, at, person: by },
    promisedAt: new Date(+dayStart(addDays(dueDay, 2), store.timezone) + 17 * 3_600_000),
    state: isAnswered ? "answered" : "open",
    ...(isAnswered && { answer: { at: answeredAt, person: owner, text: random.pick(pointAnswers) } }),
    ...{ revision: 1, stale: true, done: [] },
  };
}

/** The next call asks first what became of it [002]. */
function settlePoints({ points }: Diary, { customer }: Call, at: Date, person: string): void {
  for (const point of points) {
    if (point.state === "settled" || !point.customer.equals(customer) || point.kind !== "open") continue;
    Object.assign(point, { state: "settled", settled: { at, person, text: "" }, stale: false });
  }
}
