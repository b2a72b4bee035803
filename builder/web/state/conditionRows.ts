import { parseCondition, type Condition } from "../../../models/rules/condition.ts";
import { choiceValues, isItem, lines, type Definition, type Item } from "../../../models/rules/definition.ts";

/** What a manager can say of an earlier answer. */
export type Test = "atMost" | "atLeast" | "is" | "answered" | "unanswered";

/** "The answer to `item` is at most `value`." */
export interface ConditionRow {
  item: string;
  test: Test;
  value?: string | number | boolean;
}

/** When a line is asked: where all of the rows hold, or any of them. */
export interface ConditionRows {
  join: "and" | "or";
  rows: ConditionRow[];
}

/** A condition as rows; undefined where it nests "and" and "or", which rows cannot show, or cannot be read. */
export function toRows(text: string): ConditionRows | undefined {
  const condition = read(text);
  if (!condition) return undefined;
  if (!("of" in condition)) return { join: "and", rows: [rowOf(condition)] };
  const rows = condition.of.flatMap((part) => ("of" in part ? [] : [rowOf(part)]));
  return rows.length === condition.of.length ? { join: condition.op, rows } : undefined;
}

/** The rows as a condition of the definition; undefined where there are none, so that the line is always asked. */
export function toText({ join, rows }: ConditionRows): string | undefined {
  const tests = rows.filter(isWhole).map(textOf);
  return tests.length > 0 ? tests.join(` ${join} `) : undefined;
}

/** Whether a row says all that its test needs. */
export const isWhole = ({ test, value }: ConditionRow): boolean =>
  test === "answered" || test === "unanswered" || value !== undefined;

/** The items that a line's condition may ask about: those asked before it. */
export function itemsBefore(definition: Definition, line: string): Item[] {
  const all = lines(definition).map((placed) => placed.line);
  const at = all.findIndex(({ name }) => name === line);
  return all.slice(0, Math.max(0, at)).filter(isItem);
}

/** What can be said of an item's answer, by its type; the first is the one that is meant most often. */
export function testsOf({ type }: Item): Test[] {
  if (type === "rating") return ["atMost", "atLeast", "is", "answered", "unanswered"];
  if (type === "boolean" || type === "radiogroup") return ["is", "answered", "unanswered"];
  return ["answered", "unanswered"];
}

/** What an item's answer can be compared with. */
export function valuesOf(item: Item): (string | number | boolean)[] {
  if (item.type === "rating") return [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  if (item.type === "boolean") return [false, true];
  return item.type === "radiogroup" ? choiceValues(item) : [];
}

/** The row that a manager most likely means by an item: a low score, a "no". */
export function likelyRow(item: Item, threshold: number): ConditionRow {
  const [test = "answered"] = testsOf(item);
  if (test === "atMost") return { item: item.name, test, value: threshold };
  const [value] = valuesOf(item);
  return { item: item.name, test, ...(test === "is" && value !== undefined && { value }) };
}

function read(text: string): Condition | undefined {
  try {
    return parseCondition(text);
  } catch {
    return undefined;
  }
}

function rowOf(condition: Exclude<Condition, { of: Condition[] }>): ConditionRow {
  const { item } = condition;
  if (!("value" in condition)) return { item, test: condition.op === "empty" ? "unanswered" : "answered" };
  const test = condition.op === "<=" ? "atMost" : condition.op === ">=" ? "atLeast" : "is";
  return { item, test, value: condition.value };
}

function textOf({ item, test, value }: ConditionRow): string {
  if (test === "answered") return `{${item}} notempty`;
  if (test === "unanswered") return `{${item}} empty`;
  const sign = { atMost: "<=", atLeast: ">=", is: "=" }[test];
  return `{${item}} ${sign} ${typeof value === "string" ? `'${value}'` : String(value)}`;
}
