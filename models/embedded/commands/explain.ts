import { isPlain, type Doc } from "../bson.ts";
import { badValue, MongoError } from "../errors.ts";
import { compileFilter } from "../query/filter.ts";
import { toNumber } from "../number.ts";
import { sliceSteps } from "../steps.ts";
import { rowsByPlan, type Examined, type FindOptions } from "../storage/find.ts";
import { plan } from "../storage/planner.ts";
import { AGGREGATE_FIELDS, checkPipeline, splitPipeline } from "./aggregate.ts";
import { type Command, type CommandContext } from "./command.ts";
import { count } from "./count.ts";
import { remove } from "./delete.ts";
import { distinct } from "./distinct.ts";
import { presentPlan } from "./explainPlan.ts";
import { FIND_FIELDS } from "./find.ts";
import { findAndModify } from "./findAndModify.ts";
import { checkCollation, GENERAL_FIELDS, queryOptions } from "./general.ts";
import { checkShape, type Shape } from "./shape.ts";
import { update } from "./update.ts";

/** Answers with how a command would be carried out and, unless only the plan is asked for, what it looks at. */
export const explain: Command = {
  fields: { explain: "object", verbosity: "string" },
  async run(context, request) {
    const { verbosity = "allPlansExecution", explain: command } = request;
    if (!VERBOSITIES.includes(verbosity))
      throw badValue(`verbosity string must be one of ${VERBOSITIES.join(", ")}`);
    const explained = explainedOf(context, command);
    const answer = await explainSearch(context, explained, verbosity !== "queryPlanner");
    const whole = explained.rest.length ? { stages: [{ $cursor: answer }, ...explained.rest] } : answer;
    return { explainVersion: "1", ...whole, command, ok: 1 };
  },
};

const VERBOSITIES = ["queryPlanner", "executionStats", "allPlansExecution"];

/** The search that is part of a command. */
export interface Explained {
  collection: string;
  filter: Doc;
  options: FindOptions;
  skip: number;
  limit: number;
  /** What is done with the documents found, as MongoDB names it. */
  top?: string | undefined;
  /** Stages of an aggregation that come after the search. */
  rest: unknown[];
}

/** How to find the search in each command: its fields, and where they keep filter, sort and the like. */
const EXPLAINED: Record<string, { fields: Shape; top?: string; search: (command: Doc) => Doc }> = {
  find: { fields: FIND_FIELDS, search: (command) => command },
  count: {
    fields: count.fields,
    top: "COUNT",
    search: ({ query, ...command }) => ({ ...command, filter: query }),
  },
  distinct: { fields: distinct.fields, search: ({ query, hint }) => ({ filter: query, hint }) },
  aggregate: {
    fields: AGGREGATE_FIELDS,
    search: ({ pipeline, ...command }) => ({ ...command, ...splitPipeline(pipeline) }),
  },
  update: { fields: update.fields, top: "UPDATE", search: ({ updates }) => onlyStatement(updates) },
  delete: { fields: remove.fields, top: "DELETE", search: ({ deletes }) => onlyStatement(deletes) },
  findAndModify: {
    fields: findAndModify.fields,
    search: ({ query, sort, hint }) => ({ filter: query, sort, hint, limit: 1 }),
  },
};

function explainedOf({ clock }: CommandContext, command: Doc): Explained {
  const [name = ""] = Object.keys(command);
  const known = Object.hasOwn(EXPLAINED, name) ? EXPLAINED[name] : undefined;
  if (!known) throw new MongoError(59, "CommandNotFound", `Explain failed due to unknown command: ${name}`);
  checkShape(name, command, known.fields, GENERAL_FIELDS);
  checkCollation(command.collation);
  if (name === "aggregate") checkPipeline(command, queryOptions({ let: command.let }, clock));
  const { filter = {}, sort, hint, skip, limit, rest = [] } = known.search(command);
  const options = queryOptions({ let: command.let, sort, hint }, clock);
  compileFilter(filter, options);
  return {
    collection: command[name],
    filter,
    options,
    skip: toNumber(skip ?? 0),
    limit: Math.abs(toNumber(limit ?? 0)),
    top: name === "findAndModify" ? (command.remove ? "DELETE" : "UPDATE") : known.top,
    rest,
  };
}

function onlyStatement(statements: unknown): Doc {
  const [statement, ...more] = Array.isArray(statements) ? statements : [];
  if (!isPlain(statement) || more.length)
    throw new MongoError(72, "InvalidOptions", "explained write batches must be of size 1");
  const { q, sort, hint, multi, limit } = statement;
  return { filter: q, sort, hint, limit: multi || (multi === undefined && limit === 0) ? 0 : 1 };
}

async function explainSearch(context: CommandContext, explained: Explained, run: boolean): Promise<Doc> {
  const { filter, options, skip, limit, top } = explained;
  const namespace = `${context.db}.${explained.collection}`;
  const collection = context.catalog.get(context.db, explained.collection);
  if (!collection) {
    const winningPlan = { stage: "EOF" };
    const nothing = {
      executionSuccess: true,
      nReturned: 0,
      executionTimeMillis: 0,
      totalKeysExamined: 0,
      totalDocsExamined: 0,
    };
    return {
      queryPlanner: { namespace, indexFilterSet: false, parsedQuery: filter, winningPlan, rejectedPlans: [] },
      ...(run && { executionStats: { ...nothing, executionStages: winningPlan } }),
    };
  }
  const chosen = plan(collection, filter, options.sort, options.hint);
  const winningPlan = presentPlan(chosen, explained);
  const queryPlanner = {
    namespace,
    indexFilterSet: false,
    parsedQuery: filter,
    winningPlan,
    rejectedPlans: [],
  };
  if (!run) return { queryPlanner };
  const examined: Examined = { keys: 0, docs: 0 };
  const started = context.clock();
  const found = rowsByPlan(
    collection,
    filter,
    { ...options, examined, limit: limit && skip + limit },
    chosen,
  );
  let nReturned = 0;
  await context.operation.all(sliceSteps(found, skip, limit), () => nReturned++);
  const executionStats = {
    executionSuccess: true,
    nReturned: top ? 0 : nReturned,
    executionTimeMillis: Math.round(context.clock() - started),
    totalKeysExamined: examined.keys,
    totalDocsExamined: examined.docs,
    executionStages: winningPlan,
  };
  return { queryPlanner, executionStats };
}
