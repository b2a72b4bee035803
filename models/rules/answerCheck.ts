import { type Answers, type Drawn, askedItems } from "./answers.ts";
import { type Definition, type Item, choiceValues, items } from "./definition.ts";
import { readAnswerKey, takesRemark } from "./remark.ts";

/** Why an answer is refused; each code is also the key of its sentence. */
export type AnswerProblemCode =
  | "answer.unknownItem"
  | "answer.notAsked" // its condition does not hold, or rotation did not draw it
  | "answer.wrongType"
  | "answer.outOfRange"
  | "answer.noChoice" // none of the choices
  | "answer.tooLong"
  | "answer.noRemark" // an item whose answer is words has none beside it
  | "answer.missing";

/** One refused answer: why, and under which key. */
export interface AnswerProblem {
  code: AnswerProblemCode;
  key: string;
}

// Some ten minutes of speech taken down word by word, twice a whole call.
const LONGEST_WORDS = 2000;

/** What is wrong with a whole sheet: everything that checkDraft finds, and required items left unanswered. */
export function checkAnswers(definition: Definition, answers: Answers, drawn?: Drawn): AnswerProblem[] {
  const missing = askedItems(definition, answers, drawn)
    .filter((item) => item.isRequired && !isAnswered(answers, item.name))
    .map(({ name }): AnswerProblem => ({ code: "answer.missing", key: name }));
  return [...checkDraft(definition, answers, drawn), ...missing];
}

/** What is wrong with a sheet that is still being filled in; what is not answered yet is no fault. */
export function checkDraft(definition: Definition, answers: Answers, drawn?: Drawn): AnswerProblem[] {
  const known = new Map(items(definition).map((item) => [item.name, item]));
  const asked = new Set(askedItems(definition, answers, drawn));
  return Object.keys(answers).flatMap((key): AnswerProblem[] => {
    const { item: code, part } = readAnswerKey(key);
    const item = known.get(code);
    if (!item) return [{ code: "answer.unknownItem", key }];
    if (!asked.has(item)) return [{ code: "answer.notAsked", key }];
    const answer = answers[key];
    if (answer === undefined) return [];
    const problem = part === "value" ? valueProblem(item, answer) : partProblem(item, part, answer);
    return problem ? [{ code: problem, key }] : [];
  });
}

function valueProblem(item: Item, answer: unknown): AnswerProblemCode | undefined {
  switch (item.type) {
    case "rating":
      if (typeof answer !== "number") return "answer.wrongType";
      return Number.isInteger(answer) && answer >= 1 && answer <= 10 ? undefined : "answer.outOfRange";
    case "boolean":
      return typeof answer === "boolean" ? undefined : "answer.wrongType";
    case "radiogroup":
      if (typeof answer !== "string" && typeof answer !== "number") return "answer.wrongType";
      return choiceValues(item).includes(answer) ? undefined : "answer.noChoice";
    case "checkbox":
      if (!Array.isArray(answer)) return "answer.wrongType";
      if (new Set(answer).size < answer.length) return "answer.outOfRange";
      return answer.every((each) => choiceValues(item).includes(each)) ? undefined : "answer.noChoice";
    case "comment":
    case "text":
      return wordsProblem(answer, item.maxLength);
  }
}

function partProblem(
  item: Item,
  part: "remark" | "tone" | "complaint",
  answer: unknown,
): AnswerProblemCode | undefined {
  if (part === "complaint") return typeof answer === "boolean" ? undefined : "answer.wrongType";
  if (part === "tone") return answer === "praise" || answer === "blame" ? undefined : "answer.wrongType";
  return takesRemark(item) ? wordsProblem(answer) : "answer.noRemark";
}

function wordsProblem(answer: unknown, longest = LONGEST_WORDS): AnswerProblemCode | undefined {
  if (typeof answer !== "string") return "answer.wrongType";
  return answer.length > longest ? "answer.tooLong" : undefined;
}

function isAnswered(answers: Answers, item: string): boolean {
  const answer = Object.hasOwn(answers, item) ? answers[item] : undefined;
  return (
    answer !== undefined &&
    !(typeof answer === "string" && answer.trim() === "") &&
    !(Array.isArray(answer) && answer.length === 0)
  );
}
