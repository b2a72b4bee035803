import { isPlain, type Doc } from "../bson.ts";
import { location } from "../errors.ts";
import { compileFilter } from "./filter.ts";
import { compileGroup } from "./group.ts";
import { sizeOf } from "./memory.ts";
import { isNumeric, toDouble } from "./numbers.ts";
import { operatorTable } from "./operators.ts";
import { type QueryOptions } from "./options.ts";
import { compileProjectStage } from "./projection.ts";
import { asSort } from "./sort.ts";
import { Sorter } from "./sorter.ts";
import { addFields, replaceWith } from "./reshape.ts";
import { passing, type PipelineStage } from "./stage.ts";
import { compileUnwind } from "./unwind.ts";

/** Compiles `{ $name: argument }`; `limit` is how many documents the next stages want at most. */
type CompileStage = (argument: unknown, options: QueryOptions, limit: number) => PipelineStage;

/** Every stage by name. Each throws MongoDB's code for an argument of the wrong shape. */
export const STAGES = operatorTable<CompileStage>("stage", {
  $match(argument, options) {
    if (!isPlain(argument)) throw location(15959, "the match filter must be an expression in an object");
    const matches = compileFilter(argument, options);
    return passing((docs) => docs.filter(matches));
  },
  $project(argument, options) {
    if (!isPlain(argument)) throw location(15969, "$project specification must be an object");
    if (!Object.keys(argument).length)
      throw location(51272, "Invalid $project: projection specification must have at least one field");
    const project = compileProjectStage(argument, options);
    return passing((docs) => docs.map(project));
  },
  $set: addFields("$set"),
  $addFields: addFields("$addFields"),
  $unset(argument, options) {
    const paths: unknown[] = Array.isArray(argument) ? argument : [argument];
    if (!paths.length)
      throw location(31119, "$unset specification must be a string or an array with at least one field");
    const projection = paths.map((path): [string, boolean] => {
      if (typeof path === "string") return [path, false];
      throw location(
        31002,
        "$unset specification must be a string or an array containing only string values",
      );
    });
    const project = compileProjectStage(Object.fromEntries(projection), options);
    return passing((docs) => docs.map(project));
  },
  $replaceRoot: replaceWith("$replaceRoot"),
  $replaceWith: replaceWith("$replaceWith"),
  $group: compileGroup,
  $unwind: compileUnwind,
  $sort(argument, _options, limit) {
    if (!isPlain(argument)) throw location(15973, "the $sort key specification must be an object");
    const sort = asSort(argument);
    if (!sort) throw location(15976, "$sort stage must have at least one sort key");
    const sorter = new Sorter<Doc>(sort, { limit });
    return {
      done: false,
      push(docs) {
        for (const doc of docs) sorter.add(doc, doc, sizeOf(doc));
        return [];
      },
      end: () => sorter.results(),
    };
  },
  $limit(argument) {
    let left = countOf("$limit", argument, 1);
    return {
      get done() {
        return left === 0;
      },
      push(docs) {
        const passed = docs.slice(0, left);
        left -= passed.length;
        return passed;
      },
      end: () => [],
    };
  },
  $skip(argument) {
    let left = countOf("$skip", argument, 0);
    return passing((docs) => {
      const skipped = Math.min(left, docs.length);
      left -= skipped;
      return docs.slice(skipped);
    });
  },
  $count(argument, options) {
    if (typeof argument !== "string") throw location(40156, "the count field must be a non-empty string");
    if (argument === "") throw location(40157, "the count field must be a non-empty string");
    if (argument.startsWith("$")) throw location(40158, "the count field cannot be a $-prefixed path");
    if (argument.includes(".")) throw location(40160, "the count field cannot contain '.'");
    return followed(compileGroup({ _id: null, n: { $sum: 1 } }, options), ({ n }) => ({ [argument]: n }));
  },
  $sortByCount(argument, options) {
    if (isPlain(argument) && !Object.keys(argument)[0]?.startsWith("$")) {
      throw location(40147, "the sortByCount field must be defined as a $-prefixed path or an expression");
    }
    if (typeof argument === "string" && !argument.startsWith("$")) {
      throw location(40148, "the sortByCount field must be defined as a $-prefixed path");
    }
    if (typeof argument !== "string" && !isPlain(argument)) {
      throw location(40149, "the sortByCount field must be specified as a string or as an object");
    }
    const group = compileGroup({ _id: argument, count: { $sum: 1 } }, options);
    return {
      ...group,
      *end() {
        const sorter = new Sorter<Doc>({ count: -1 });
        for (const doc of group.end()) {
          if (doc) sorter.add(doc, doc, sizeOf(doc));
          yield undefined;
        }
        yield* sorter.results();
      },
    };
  },
  $sample(argument) {
    if (!isPlain(argument)) throw location(28745, "the $sample stage specification must be an object");
    const unknown = Object.keys(argument).find((name) => name !== "size");
    if (unknown !== undefined) throw location(28748, `unrecognized option to $sample: ${unknown}`);
    if (!Object.hasOwn(argument, "size")) throw location(28749, "$sample stage must specify a size");
    const size = countOf("$sample", argument.size, 1);
    return sample(size);
  },
});

function countOf(name: string, value: unknown, least: number): number {
  const number = isNumeric(value) ? toDouble(value) : NaN;
  if (Number.isSafeInteger(number) && number >= least) return number;
  if (name === "$sample")
    throw location(isNumeric(value) ? 28747 : 28746, "size argument to $sample must be a positive number");
  if (name === "$skip")
    throw location(5107200, "invalid argument to $skip stage: Expected a non-negative number");
  if (isNumeric(value) && number === 0) throw location(15958, "the limit must be positive");
  throw location(5107201, "invalid argument to $limit stage: Expected a non-negative number");
}

/** Changes what a stage gives at its end. */
const followed = (stage: PipelineStage, change: (doc: Doc) => Doc): PipelineStage => ({
  ...stage,
  *end() {
    for (const doc of stage.end()) yield doc && change(doc);
  },
});

/** Each set of so many documents is as likely as any other; none comes twice. */
function sample(size: number): PipelineStage {
  const sorter = new Sorter<Doc>({ at: 1 }, { limit: size });
  return {
    done: false,
    push(docs) {
      for (const doc of docs) sorter.add(doc, { at: Math.random() }, sizeOf(doc));
      return [];
    },
    end: () => sorter.results(),
  };
}
