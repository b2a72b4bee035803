import { isPlain, type Doc } from "../bson.ts";
import { location, typeMismatch } from "../errors.ts";
import { isNumeric, toDouble } from "./numbers.ts";
import { withNow, type QueryOptions } from "./options.ts";
import { type PipelineStage } from "./stage.ts";
import { STAGES } from "./stages.ts";

const BATCH = 64;

/**
 * Compiles the stages of an aggregation into one. Throws 14 for what is no pipeline, 40323 for a stage that
 * is not one field, 40324 for an unknown stage, and what the stages throw.
 */
export function compilePipeline(stages: unknown, options: QueryOptions = {}): PipelineStage {
  if (!Array.isArray(stages)) throw typeMismatch("'pipeline' option must be specified as an array");
  const named = stages.map(stageOf);
  const timed = withNow(options);
  const compiled = named.map(({ name, argument }, i) => {
    const compile = STAGES.get(name);
    if (!compile) throw location(40324, `Unrecognized pipeline stage name: '${name}'`);
    return compile(argument, timed, limitAfter(named.slice(i + 1)));
  });
  return {
    push: (docs) => passThrough(compiled, docs),
    end: () => finish(compiled),
    get done() {
      return compiled.some((stage) => stage.done);
    },
  };
}

interface NamedStage {
  name: string;
  argument: unknown;
}

function stageOf(stage: unknown): NamedStage {
  if (!isPlain(stage)) throw typeMismatch("Each element of the 'pipeline' array must be an object");
  const [name, ...more] = Object.keys(stage);
  if (name === undefined || more.length) {
    throw location(40323, "A pipeline stage specification object must contain exactly one field.");
  }
  return { name, argument: stage[name] };
}

/** How many documents a `$sort` needs to give, if `$skip` and `$limit` follow it at once. */
function limitAfter(stages: NamedStage[]): number {
  let skipped = 0;
  for (const { name, argument } of stages) {
    if (!isNumeric(argument)) return Infinity;
    if (name === "$limit") return skipped + toDouble(argument);
    if (name !== "$skip") return Infinity;
    skipped += toDouble(argument);
  }
  return Infinity;
}

function passThrough(stages: PipelineStage[], docs: Doc[]): Doc[] {
  return stages.reduce((passed, stage) => (passed.length && !stage.done ? stage.push(passed) : []), docs);
}

/** Ends one stage after the other, each of them feeding those behind it. */
function* finish(stages: PipelineStage[]): Generator<Doc | undefined> {
  for (const [i, stage] of stages.entries()) {
    const rest = stages.slice(i + 1);
    // Nothing more passes a stage that is done, so there is no need to end the ones before it.
    if (rest.some((later) => later.done)) continue;
    let batch: Doc[] = [];
    for (const doc of stage.end()) {
      if (doc === undefined) yield undefined;
      else if (batch.push(doc) === BATCH) {
        yield* passThrough(rest, batch);
        yield undefined; // it may all have been kept by a later stage
        batch = [];
        if (rest.some((later) => later.done)) break;
      }
    }
    yield* passThrough(rest, batch);
  }
}
