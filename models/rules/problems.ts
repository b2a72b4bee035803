import { type Answers, askedItems } from "./answers.ts";
import { type Definition, type Item } from "./definition.ts";
import { type Department } from "./kinds.ts";
import { type Tone, answerKey, takesRemark } from "./remark.ts";
import { isLow, score } from "./scoring.ts";

/** An answer that counts as a problem or may become a complaint, with the customer's words as far as he gave any. */
export interface Finding {
  item: string;
  /** Under which code it is counted [000]. */
  code: string;
  department: Department;
  /** 1–10, "no" being 1; null for an answer in words. */
  score: number | null;
  words: string;
  tone: Tone | null;
}

/** The problems of a response: every "no" and every score of at most `threshold`, in the order of the call. */
export function problems(definition: Definition, answers: Answers, threshold?: number): Finding[] {
  return askedItems(definition, answers)
    .filter((item) => isLow(item, answers, threshold))
    .map((item) => finding(definition, item, answers));
}

/** The answers that offer to be made a complaint: every problem, and every remark that the caller marked as one. */
export function complaintOffers(definition: Definition, answers: Answers, threshold?: number): Finding[] {
  return askedItems(definition, answers)
    .filter(
      (item) => isLow(item, answers, threshold) || read(answers, answerKey(item.name, "complaint")) === true,
    )
    .map((item) => finding(definition, item, answers));
}

function finding(definition: Definition, item: Item, answers: Answers): Finding {
  const words = read(answers, takesRemark(item) ? answerKey(item.name, "remark") : item.name);
  const tone = read(answers, answerKey(item.name, "tone"));
  return {
    item: item.name,
    code: item.problemCode ?? item.name,
    department: item.department ?? definition.kind,
    score: score(item, answers),
    words: typeof words === "string" ? words.trim() : "",
    tone: tone === "praise" || tone === "blame" ? tone : null,
  };
}

const read = (answers: Answers, key: string): unknown =>
  Object.hasOwn(answers, key) ? answers[key] : undefined;
