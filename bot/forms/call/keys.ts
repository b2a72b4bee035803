import type { Condition } from "../../../models/rules/condition.ts";

/** The keys of the questions that every call asks; an item's code holds no colon, so none can be mistaken. */
export const callKeys = {
  reached: "call:reached",
  end: "call:end",
  outcome: "call:outcome",
  when: "call:when",
  refusal: "call:refusal",
  reason: "call:reason",
  complaint: "call:complaint",
  department: "call:department",
  urgent: "call:urgent",
  angry: "call:angry",
  passOn: "call:passOn",
  passAs: "call:passAs",
  passTo: "call:passTo",
} as const;

/** The answers to "Reached?" */
export const reachedValues = ["yes", "no", "later", "refused"] as const;

/** The ways out of a conversation that has begun. */
export const endValues = ["breakoff", "later", "refused"] as const;

/** What may have happened instead of a conversation. */
export const insteadOutcomes = [
  "noAnswer",
  "busy",
  "poweredOff",
  "wrongNumber",
  "invalidNumber",
  "suspended",
  "ineligible",
] as const;

/** What becomes of something to be passed on. */
export const passValues = ["message", "point", "complaint"] as const;

/** The key of the question about a point that was left open. */
export const pointKey = (point: string): string => `point:${point}`;

/** The key of the question whether a complaint's customer is satisfied now. */
export const verifyKey = (complaint: string): string => `verify:${complaint}`;

/** The key of a question that no questionnaire holds, such as whether a repeat repair was put right. */
export const topicKey = (topic: string): string => `topic:${topic}`;

/** The key of the words beside an answer. */
export const wordsKey = (key: string): string => `${key}-Comment`;

const is = (item: string, value: string): Condition => ({ op: "=", item, value });

/** Nobody could be spoken to. */
export const notReached = is(callKeys.reached, "no");

/** The customer is on the line, and has not broken off. */
export const talking: Condition = {
  op: "and",
  of: [is(callKeys.reached, "yes"), { op: "empty", item: callKeys.end }],
};

/** He names another time, at once or in the middle. */
export const later: Condition = {
  op: "or",
  of: [is(callKeys.reached, "later"), is(callKeys.end, "later")],
};

/** He does not want to speak, at once or in the middle. */
export const refused: Condition = {
  op: "or",
  of: [is(callKeys.reached, "refused"), is(callKeys.end, "refused")],
};

/** All of these hold. */
export const every = (...of: Condition[]): Condition => (of.length === 1 ? of[0]! : { op: "and", of });
