import { type Question, type Value } from "../../../form.ts";
import { toggled } from "./answers.ts";

/** The keys that answer a question, by name: digits for scores and options, Y and N for yes and no. */
export function answerKeys(
  question: Question,
  value: Value | undefined,
  onAnswer: (value: Value) => void,
): Record<string, () => void> {
  switch (question.type) {
    case "score":
      // 0 stands for 10: it lies behind 9 on every keyboard.
      return digits(10, (index) => onAnswer(index + 1));
    case "yesNo":
      return { y: () => onAnswer(true), n: () => onAnswer(false) };
    case "choice": {
      const { options, many } = question;
      return digits(options.length, (index) => {
        const option = options[index]!.value;
        onAnswer(many ? toggled(value, option) : option);
      });
    }
    // A time has keys of its own, since one of them opens the lists (see WhenField).
    case "when":
    case "text":
      return {};
  }
}

/** The digit that chooses the option at an index, or nothing where there are more options than digits. */
export const digitAt = (index: number): string | undefined =>
  index < 10 ? String((index + 1) % 10) : undefined;

/** Digit keys that pick from a list by their place in it. */
export function digits(count: number, onIndex: (index: number) => void): Record<string, () => void> {
  const indexes = Array.from({ length: Math.min(count, 10) }, (_, index) => index);
  return Object.fromEntries(indexes.map((index) => [String((index + 1) % 10), () => onIndex(index)]));
}
