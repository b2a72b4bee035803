import { parseCondition, tests } from "./condition.ts";
import { type Definition, type PlacedLine, isItem, lines } from "./definition.ts";

/** The items whose answers decide whether a line is asked: those that its conditions, and its panel's, name. */
export function parents({ conditions }: Pick<PlacedLine, "conditions">): readonly string[] {
  if (conditions.length === 0) return [];
  if (conditions.length === 1) return namesIn(conditions[0]!);
  return [...new Set(conditions.flatMap(namesIn))];
}

/** The lines that hang on an item, directly or through another: without it they would never be asked. */
export function dependents(definition: Definition, item: string): string[] {
  const hanging = new Set([item]);
  for (const placed of lines(definition)) {
    if (parents(placed).some((parent) => hanging.has(parent))) hanging.add(placed.line.name);
  }
  hanging.delete(item);
  return [...hanging];
}

/**
 * In which share of calls rotation asks each line, by its name. An item that hangs on others can only be asked where
 * they are: its own rate is one of theirs.
 */
export function inclusions(definition: Definition): ReadonlyMap<string, number> {
  const shares = new Map<string, number>();
  for (const placed of lines(definition)) {
    const above = Math.min(1, ...parents(placed).map((parent) => shares.get(parent) ?? 1));
    shares.set(placed.line.name, above * (isItem(placed.line) ? (placed.line.askRate ?? 1) : 1));
  }
  return shares;
}

const namesIn = (condition: string): string[] => [
  ...new Set(tests(parseCondition(condition)).map(({ item }) => item)),
];
