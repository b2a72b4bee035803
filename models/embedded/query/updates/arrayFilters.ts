import { isPlain, type Doc } from "../../bson.ts";
import { failedToParse, typeMismatch } from "../../errors.ts";
import { compileFilter, type Predicate } from "../filter.ts";
import { type QueryOptions } from "../options.ts";
import { checkFilterName } from "./updatePath.ts";

/**
 * The tests of `$[name]`, by name; each is asked of `{ name: item }`. Throws 9 for two filters of one name,
 * for a filter of several names and for one without any, 14 and 2 as filters do.
 */
export function compileArrayFilters(filters: Doc[], options: QueryOptions): Map<string, Predicate> {
  const compiled = new Map<string, Predicate>();
  for (const filter of filters) {
    if (!isPlain(filter)) throw typeMismatch("Each element of 'arrayFilters' must be an object");
    const predicate = compileFilter(filter, options);
    const [name, ...others] = new Set(namesIn(filter));
    if (name === undefined)
      throw failedToParse("Cannot use an expression without a top-level field name in arrayFilters");
    if (others.length) {
      throw failedToParse(
        `Error parsing array filter :: caused by :: Expected a single top-level field name, found '${name}' and '${others[0]}'`,
      );
    }
    checkFilterName(name);
    if (compiled.has(name))
      throw failedToParse(`Found multiple array filters with the same top-level field name ${name}`);
    compiled.set(name, predicate);
  }
  return compiled;
}

/** `{ "e.x": 1, "e.y": 2 }` speaks of e, and so may the branches of $and, $or and $nor. */
function namesIn(filter: Doc): string[] {
  return Object.keys(filter).flatMap((key) => {
    const argument: unknown = filter[key];
    if (!key.startsWith("$")) return [key.split(".")[0] ?? ""];
    return Array.isArray(argument) ? argument.filter(isPlain).flatMap(namesIn) : [];
  });
}
