import { meets, parseCondition } from "./condition.ts";
import { type Definition, type Item, type Line, isItem, lines } from "./definition.ts";
import { parents } from "./parents.ts";
import { readAnswerKey } from "./remark.ts";

/** What was answered so far, by item code, and the remarks and marks beside it (see remark.ts). */
export type Answers = Readonly<Record<string, unknown>>;

/** The items that rotation drew for this call; where it is left out, all were. */
export type Drawn = ReadonlySet<string>;

/**
 * The lines to be read in this call as far as the answers tell, in order. Items that were not drawn are left
 * out with all that hangs on them, and what an item that is not asked still holds counts for no condition.
 */
export function spokenLines(definition: Definition, answers: Answers, drawn?: Drawn): Line[] {
  const counted: Record<string, unknown> = {};
  return lines(definition)
    .filter(({ line, conditions }) => {
      if (drawn && isItem(line) && !drawn.has(line.name)) return false;
      if (drawn && !parents({ conditions }).every((name) => drawn.has(name))) return false;
      if (!conditions.every((condition) => meets(parseCondition(condition), counted))) return false;
      if (isItem(line) && Object.hasOwn(answers, line.name)) counted[line.name] = answers[line.name];
      return true;
    })
    .map(({ line }) => line);
}

/** The items asked in this call as far as the answers tell, in order. */
export function askedItems(definition: Definition, answers: Answers, drawn?: Drawn): Item[] {
  return spokenLines(definition, answers, drawn).filter(isItem);
}

/** The answers without those to items that an earlier answer, since changed, had opened. */
export function withoutUnasked(definition: Definition, answers: Answers, drawn?: Drawn): Answers {
  const asked = new Set(askedItems(definition, answers, drawn).map(({ name }) => name));
  return Object.fromEntries(Object.entries(answers).filter(([key]) => asked.has(readAnswerKey(key).item)));
}
