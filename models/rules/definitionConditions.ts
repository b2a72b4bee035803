import { type Condition, ConditionError, parseCondition, tests } from "./condition.ts";
import { type Definition, type Item, choiceValues, elements, isItem, items } from "./definition.ts";
import { type DefinitionProblem } from "./definitionProblem.ts";

/** Longer than this nobody can follow it, and the reader of conditions need not either. */
const LONGEST_CONDITION = 500;

/** Every condition can be read, asks only about earlier items, and compares them with answers they can have. */
export function conditionProblems(definition: Definition, unsound: readonly string[]): DefinitionProblem[] {
  const asked = new Map<string, Item>();
  const later = new Set([...items(definition).map(({ name }) => name), ...unsound]);
  const problems: DefinitionProblem[] = [];
  const check = (part: { name: string; visibleIf?: string; enableIf?: string }): void => {
    for (const text of [part.visibleIf, part.enableIf]) {
      if (text === undefined) continue;
      for (const problem of problemsOf(text, asked, later, unsound)) {
        const condition = text.slice(0, LONGEST_CONDITION);
        problems.push({ ...problem, item: part.name.slice(0, 60), params: { condition, ...problem.params } });
      }
    }
  };
  for (const element of elements(definition)) {
    check(element);
    for (const line of element.type === "panel" ? element.elements : [element]) {
      if (line !== element) check(line);
      if (isItem(line)) asked.set(line.name, line);
    }
  }
  return problems;
}

function problemsOf(
  text: string,
  asked: ReadonlyMap<string, Item>,
  later: ReadonlySet<string>,
  unsound: readonly string[],
): DefinitionProblem[] {
  const condition = read(text);
  if (condition instanceof ConditionError) {
    return [{ code: "definition.conditionSyntax", params: { found: condition.found.slice(0, 60) } }];
  }
  return tests(condition).flatMap((test): DefinitionProblem[] => {
    const refersTo = test.item.slice(0, 60);
    const item = asked.get(test.item);
    if (!item) {
      if (unsound.includes(test.item)) return [];
      const known = later.has(test.item);
      return [
        {
          code: known ? "definition.conditionLaterItem" : "definition.conditionUnknownItem",
          params: { refersTo },
        },
      ];
    }
    if (!("value" in test) || canBe(item, test)) return [];
    return [{ code: "definition.conditionValue", params: { refersTo, value: `${test.op} ${test.value}` } }];
  });
}

function read(text: string): Condition | ConditionError {
  if (text.length > LONGEST_CONDITION) return new ConditionError(text.slice(LONGEST_CONDITION));
  try {
    return parseCondition(text);
  } catch (error) {
    if (error instanceof ConditionError) return error;
    throw error;
  }
}

/** Whether the comparison could come out either way: a score with 1–10, yes/no with true or false, a choice with its own. */
function canBe(
  item: Item,
  { op, value }: { op: "=" | "<=" | ">="; value: string | number | boolean },
): boolean {
  if (item.type === "rating")
    return typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= 10;
  if (op !== "=") return false;
  if (item.type === "boolean") return typeof value === "boolean";
  return item.type === "radiogroup" && choiceValues(item).some((choice) => choice === value);
}
