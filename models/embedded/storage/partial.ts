import { isDeepStrictEqual } from "node:util";
import { isOperatorDoc, type Doc } from "../bson.ts";
import { compileFilter } from "../query/filter.ts";
import { conditionsOf, equalities, type Conditions } from "./bounds.ts";

/** Whether what a filter asks is sure to match nothing outside of a partial index. */
export function impliesPartial(partial: Doc, asked: Conditions): boolean {
  for (const [path, required] of conditionsOf(partial)) {
    const given = asked.get(path) ?? [];
    if (!required.every((one) => given.some((condition) => implies(condition, one)))) return false;
  }
  return true;
}

const RANGES = ["$gt", "$gte", "$lt", "$lte"];

function implies(given: unknown, required: unknown): boolean {
  if (isDeepStrictEqual(given, required)) return true;
  const values = equalities(given);
  if (values) {
    const holds = compileFilter({ value: required });
    // An array may be matched by an item that the index does not ask for, so it proves nothing.
    // And null matches where there is no field at all.
    const isSure = (value: unknown) => holds({ value }) && ((value ?? null) !== null || holds({}));
    return values.every((value) => !Array.isArray(value) && isSure(value));
  }
  // A comparison with a value finds nothing where the field is missing.
  const present = isOperatorDoc(required) && isDeepStrictEqual(required, { $exists: true });
  return (
    present &&
    isOperatorDoc(given) &&
    RANGES.some((name) => given[name] !== undefined && given[name] !== null)
  );
}
