import { type Item } from "./definition.ts";

/** What a remark is: thanks or reproach, both of which are to be kept [000][004]. */
export type Tone = "praise" | "blame";

/** What may be kept beside an answer, by the suffix of its key; an item code has no dash, so none can be mistaken. */
export const suffixes = {
  /** The customer's own words, under the key that SurveyJS gives them. */
  remark: "-Comment",
  /** Whether they praise or blame. */
  tone: "-Tone",
  /** Whether they are to become a complaint. */
  complaint: "-Complaint",
} as const;

/** What a key of an answer sheet stands for. */
export type AnswerPart = "value" | keyof typeof suffixes;

/** The key of a part of an item's answer: `wait`, `wait-Comment`, `wait-Tone`, `wait-Complaint`. */
export function answerKey(item: string, part: AnswerPart): string {
  return part === "value" ? item : item + suffixes[part];
}

/** Which item and part of its answer a key stands for. */
export function readAnswerKey(key: string): { item: string; part: AnswerPart } {
  for (const part of ["remark", "tone", "complaint"] as const) {
    if (key.endsWith(suffixes[part])) return { item: key.slice(0, -suffixes[part].length), part };
  }
  return { item: key, part: "value" };
}

/** Whether words may be kept beside the answer: everywhere but where the answer itself is the customer's words. */
export function takesRemark(item: Item): boolean {
  return item.type !== "comment" && item.type !== "text";
}

/** Whether a bad answer makes the caller ask on: every low score does, a "no" where its item says so [004]. */
export function opensRemark(item: Item): boolean {
  return item.type === "rating" || (item.type === "boolean" && item.showCommentArea === true);
}
