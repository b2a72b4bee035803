/**
 * When a line is asked, in the part of SurveyJS's expressions that a telephone call needs:
 * `{item} = value`, `<=`, `>=`, `empty`, `notempty`, joined by `and` (which binds first), `or` and brackets.
 */
export type Condition =
  { op: "and" | "or"; of: Condition[] } | { op: "empty" | "notempty"; item: string } | Comparison;

/** One item's answer against a value. */
export interface Comparison {
  op: "=" | "<=" | ">=";
  item: string;
  value: string | number | boolean;
}

/** A text that is no condition: `found` is what stood where something else was expected ("" at the end). */
export class ConditionError extends Error {
  override name = "ConditionError";
  readonly found: string;
  constructor(found: string) {
    super(`not understood in a condition: ${found || "its end"}`);
    this.found = found;
  }
}

/** Reads a condition; throws ConditionError where it goes beyond the part above. */
export function parseCondition(text: string): Condition {
  const tokens = tokenize(text);
  let at = 0;
  const take = (wanted: RegExp): string | undefined =>
    wanted.test(tokens[at] ?? "") ? tokens[at++] : undefined;
  const need = (wanted: RegExp): string => {
    const token = take(wanted);
    if (token === undefined) throw new ConditionError(tokens[at] ?? "");
    return token;
  };

  function joined(op: "and" | "or", part: () => Condition): Condition {
    const word = op === "and" ? /^and$/i : /^or$/i;
    const of = [part()];
    while (take(word)) of.push(part());
    return of.length === 1 ? of[0]! : { op, of };
  }
  const any = (): Condition => joined("or", all);
  const all = (): Condition => joined("and", single);
  function single(): Condition {
    if (take(/^\($/)) {
      const inner = any();
      need(/^\)$/);
      return inner;
    }
    const item = need(/^\{/).slice(1, -1).trim();
    const test = need(/^(=|<=|>=|empty|notempty)$/i).toLowerCase();
    if (test === "empty" || test === "notempty") return { op: test, item };
    const value = valueOf(need(/^(['"-]|\d|true$|false$)/i));
    return { op: test === "<=" ? "<=" : test === ">=" ? ">=" : "=", item, value };
  }

  const condition = any();
  if (at < tokens.length) throw new ConditionError(tokens[at]!);
  return condition;
}

/** Whether the condition holds for these answers; an item without an answer equals nothing and is "empty". */
export function meets(condition: Condition, answers: Readonly<Record<string, unknown>>): boolean {
  if ("of" in condition) {
    const holds = (part: Condition): boolean => meets(part, answers);
    return condition.op === "and" ? condition.of.every(holds) : condition.of.some(holds);
  }
  const answer = Object.hasOwn(answers, condition.item) ? answers[condition.item] : undefined;
  if (!("value" in condition)) return isEmpty(answer) === (condition.op === "empty");
  if (condition.op === "=") return answer === condition.value;
  if (typeof answer !== "number" || typeof condition.value !== "number") return false;
  return condition.op === "<=" ? answer <= condition.value : answer >= condition.value;
}

/** The tests on single items that a condition is made of, from left to right. */
export function tests(condition: Condition): Exclude<Condition, { of: Condition[] }>[] {
  return "of" in condition ? condition.of.flatMap(tests) : [condition];
}

// As SurveyJS has it: `false` and 0 are answers.
const isEmpty = (answer: unknown): boolean =>
  answer === undefined || answer === null || answer === "" || (Array.isArray(answer) && answer.length === 0);

const TOKEN = /\s*(\{[^{}]*\}|<=|>=|=|\(|\)|'[^']*'|"[^"]*"|-?\d+(?:\.\d+)?|[A-Za-z]+|\S)/gy;

const tokenize = (text: string): string[] => [...text.trim().matchAll(TOKEN)].map(([, token]) => token!);

function valueOf(token: string): string | number | boolean {
  if (/^['"]/.test(token)) {
    if (token.length < 2) throw new ConditionError(token);
    return token.slice(1, -1);
  }
  if (/^(true|false)$/i.test(token)) return token.toLowerCase() === "true";
  const number = Number(token);
  if (Number.isNaN(number)) throw new ConditionError(token);
  return number;
}
