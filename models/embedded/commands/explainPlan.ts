import { type Doc } from "../bson.ts";
import { type Plan } from "../storage/planner.ts";
import { type Explained } from "./explain.ts";

/** A plan as MongoDB nests it: what is done last is outermost. */
export function presentPlan(plan: Plan, { filter, options, skip, limit, top }: Explained): Doc {
  const isFiltered = Object.keys(filter).length > 0;
  let stage = inputOf(plan, isFiltered ? { filter } : {});
  if (!plan.sorted) stage = { stage: "SORT", sortPattern: options.sort, inputStage: stage };
  if (skip) stage = { stage: "SKIP", skipAmount: skip, inputStage: stage };
  if (limit) stage = { stage: "LIMIT", limitAmount: limit, inputStage: stage };
  return top ? { stage: top, inputStage: stage } : stage;
}

function inputOf({ index, reverse }: Plan, filtered: Doc): Doc {
  const direction = reverse ? "backward" : "forward";
  if (!index) return { stage: "COLLSCAN", ...filtered, direction };
  const inputStage = {
    stage: "IXSCAN",
    keyPattern: index.key,
    indexName: index.name,
    isMultiKey: Boolean(index.multikey),
    isUnique: Boolean(index.unique),
    isSparse: Boolean(index.sparse),
    isPartial: Boolean(index.partialFilterExpression),
    direction,
  };
  return { stage: "FETCH", ...filtered, inputStage };
}
