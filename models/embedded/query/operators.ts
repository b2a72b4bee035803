import operators from "../operators.json" with { type: "json" };

/** The kinds of words of MongoDB's query language, as listed in operators.json. */
export type OperatorKind = keyof typeof operators;

/**
 * The implementations of a kind, found by name; throws at start when the list and the code differ, so that
 * the list tells the whole truth about what this database can do.
 */
export function operatorTable<T>(kind: OperatorKind, table: Record<string, T>): ReadonlyMap<string, T> {
  const listed: readonly string[] = operators[kind];
  const missing = listed.filter((name) => !Object.hasOwn(table, name));
  const unlisted = Object.keys(table).filter((name) => !listed.includes(name));
  if (missing.length || unlisted.length) {
    throw new Error(`operators.json and the code differ about ${kind}: ${[...missing, ...unlisted].join()}`);
  }
  return new Map(Object.entries(table));
}
