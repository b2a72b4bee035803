import { checkDepth, decode, isPlain, MAX_DEPTH, type Doc } from "../../bson.ts";
import { badValue, failedToParse, MongoError } from "../../errors.ts";
import { type Predicate } from "../filter.ts";
import { operatorTable } from "../operators.ts";
import { compilePositional } from "../positional.ts";
import { type UpdateRequest } from "../update.ts";
import { compileArrayFilters } from "./arrayFilters.ts";
import { arrayModifiers } from "./arrayModifiers.ts";
import { type MakeModifier } from "./modifier.ts";
import { isSameRaw, RawDocument } from "./rawDocument.ts";
import { scalarModifiers } from "./scalarModifiers.ts";
import { applyAt, rename } from "./step.ts";
import {
  checkConflicts,
  checkFiltersUsed,
  comparePaths,
  expandPath,
  isDynamic,
  updatePath,
  type Positions,
} from "./updatePath.ts";

/** Compiles `{ $set: { … }, $inc: { … } }`; see `compileUpdate` for what is thrown. */
export function compileModifiers(
  update: Doc,
  request: UpdateRequest,
  inserting: boolean,
): (raw: Buffer) => Buffer {
  const steps = Object.keys(update).flatMap((name) => stepsOf(name, update[name], request));
  checkConflicts(steps.flatMap(({ paths }) => paths.map((path) => path.join("."))));
  const arrayFilters = compileArrayFilters(request.arrayFilters ?? [], request);
  checkFiltersUsed(
    arrayFilters.keys(),
    steps.flatMap(({ paths }) => paths),
  );
  const applied = steps
    .filter(({ name }) => inserting || name !== "$setOnInsert")
    .sort((a, b) => comparePaths(a.paths[0]!, b.paths[0]!));
  const isDynamicUpdate = applied.some(({ paths }) => paths.some((path) => path.some(isDynamic)));

  const positionsIn = compilePositions(request, arrayFilters);

  return (raw) => {
    const doc = RawDocument.of(raw);
    const id = doc.get("_id");
    const positions = positionsIn(raw);
    const changed: string[] = [];
    for (const step of applied) changed.push(...step.apply(doc, positions));
    // Paths that differ may still have meant the same item: `list.$[]` and `list.0`.
    if (isDynamicUpdate) checkConflicts(changed);
    const after = doc.get("_id");
    if (id && !isSameRaw(id, after)) throw immutableId();
    if (after && doc.names[0] !== "_id") doc.setFirst("_id", after);
    return doc.toBytes();
  };
}

/** One path of one modifier. */
interface Step {
  name: string;
  /** What it changes: one path, or two for `$rename`, the one that it writes first. */
  paths: [string[], ...string[][]];
  /** Gives the concrete paths that it has changed. */
  apply(doc: RawDocument, positions: Positions): string[];
}

type MakeStep = (argument: unknown, path: string, request: UpdateRequest, name: string) => Step;

const modifying =
  (make: MakeModifier): MakeStep =>
  (argument, path, request, name) => {
    const parts = updatePath(path);
    // The arrays of `$push` and the like are one level more.
    checkDepth(argument, MAX_DEPTH - parts.length);
    const modifier = make(argument, path, request);
    return {
      name,
      paths: [parts],
      apply(doc, positions) {
        const targets = expandPath(parts, doc, positions);
        for (const target of targets) applyAt(doc, target, modifier);
        return targets.map((target) => target.join("."));
      },
    };
  };

const MODIFIERS = operatorTable<MakeStep>("update", {
  ...mapValues(scalarModifiers, modifying),
  ...mapValues(arrayModifiers, modifying),
  $rename: renaming,
});

function stepsOf(name: string, fields: unknown, request: UpdateRequest): Step[] {
  const make = MODIFIERS.get(name);
  if (!make) {
    const hint = "Expected a valid update modifier or pipeline-style update specified as an array";
    throw failedToParse(`Unknown modifier: ${name}. ${hint}`);
  }
  if (!isPlain(fields))
    throw failedToParse(`Modifiers operate on fields but we found another type for ${name}`);
  return Object.keys(fields).map((path) => make(fields[path], path, request, name));
}

function renaming(argument: unknown, path: string, _request: UpdateRequest, name: string): Step {
  if (typeof argument !== "string") throw badValue(`The 'to' field for $rename must be a string: ${path}`);
  const from = updatePath(path);
  const to = updatePath(argument);
  if (path === argument) throw badValue(`The source and target field for $rename must differ: ${path}`);
  if (`${path}.`.startsWith(`${argument}.`) || `${argument}.`.startsWith(`${path}.`)) {
    throw badValue(`The source and target field for $rename must not be on the same path: ${path}`);
  }
  if (from.some(isDynamic)) throw badValue(`The source field for $rename may not be dynamic: ${path}`);
  if (to.some(isDynamic)) throw badValue(`The destination field for $rename may not be dynamic: ${argument}`);
  return {
    name,
    paths: [to, from],
    apply(doc) {
      rename(doc, from, to);
      return [path, argument];
    },
  };
}

/** `$` and `$[name]`, compiled once for all documents. */
function compilePositions(
  request: UpdateRequest,
  arrayFilters: ReadonlyMap<string, Predicate>,
): (raw: Buffer) => Positions {
  const finders = new Map<string, (doc: Doc) => number | undefined>();
  const finderOf = (path: string) => {
    let finder = finders.get(path);
    if (!finder) finders.set(path, (finder = compilePositional(request.filter, path, request)));
    return finder;
  };
  return (raw) => ({ arrayFilters, positionIn: (path) => finderOf(path)(decode(raw)) });
}

function mapValues<A, B>(table: Record<string, A>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(table).map(([name, value]) => [name, change(value)]));
}

const immutableId = () =>
  new MongoError(
    66,
    "ImmutableField",
    "Performing an update on the path '_id' would modify the immutable field '_id'",
  );
