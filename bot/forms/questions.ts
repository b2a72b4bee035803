import type { Question } from "../form.ts";

type Asked = Pick<Question, "required" | "hint" | "askIf"> & { maxLength?: number };

/** A question for a few words in one line. */
export function lineQuestion(key: string, label: string, asked: Asked = {}): Question {
  return { key, type: "text", lines: "one", label, maxLength: 60, ...asked };
}

/** A question for words of any length that a channel bears. */
export function wordsQuestion(key: string, label: string, asked: Asked = {}): Question {
  return { key, type: "text", lines: "many", label, maxLength: 1_000, ...asked };
}
