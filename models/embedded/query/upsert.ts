import { ObjectId } from "bson";
import { encode, fieldOf, isOperatorDoc, isPlain, type Doc } from "../bson.ts";
import { MongoError } from "../errors.ts";
import { idFirst, setOwn } from "./fields.ts";
import { isRegex } from "./regex.ts";
import { compileUpdate, type UpdateRequest } from "./update.ts";
import { RawDocument, toRaw } from "./updates/rawDocument.ts";

/**
 * The document that an upsert inserts, encoded, _id first: the equalities of the filter, then the update. A
 * whole document takes only _id from the filter. Throws 54 where the filter gives a path two values, and what
 * updates throw.
 */
export function upsertDocument(request: UpdateRequest): Buffer {
  const isWhole = isPlain(request.update) && !isOperatorDoc(request.update);
  const seed = seedOf(request.filter);
  const start = !isWhole ? seed : Object.hasOwn(seed, "_id") ? { _id: seed._id } : {};
  const made = compileUpdate({ ...request, filter: {} }, true)(encode(idFirst(start)));
  const doc = RawDocument.of(made);
  if (doc.has("_id")) return made;
  doc.setFirst("_id", toRaw(new ObjectId()));
  return doc.toBytes();
}

function seedOf(filter: Doc): Doc {
  const seed: Doc = {};
  const paths: string[] = [];
  for (const [path, value] of equalitiesOf(filter)) {
    const other = paths.find(
      (known) => `${known}.`.startsWith(`${path}.`) || `${path}.`.startsWith(`${known}.`),
    );
    if (other !== undefined) throw matchedTwice(path, other);
    paths.push(path);
    plant(seed, path.split("."), value);
  }
  return seed;
}

/** What a filter says a path equals: at its top, in $and, and in an $or of one branch. */
function equalitiesOf(filter: Doc): [path: string, value: unknown][] {
  return Object.keys(filter).flatMap((name): [string, unknown][] => {
    const argument: unknown = filter[name];
    if (!name.startsWith("$")) return equalityOf(argument).map((value) => [name, value]);
    if (!Array.isArray(argument) || (name !== "$and" && !(name === "$or" && argument.length === 1)))
      return [];
    return argument.filter(isPlain).flatMap(equalitiesOf);
  });
}

/** One value, or none. */
function equalityOf(condition: unknown): unknown[] {
  if (isRegex(condition)) return [];
  if (!isOperatorDoc(condition)) return [condition];
  if (Object.hasOwn(condition, "$eq")) return [condition.$eq];
  const only: unknown = condition.$in ?? condition.$all;
  if (!Array.isArray(only) || only.length !== 1 || isRegex(only[0]) || isOperatorDoc(only[0])) return [];
  return only;
}

function plant(doc: Doc, [part = "", ...rest]: string[], value: unknown): void {
  if (!rest.length) {
    setOwn(doc, part, value);
    return;
  }
  const inner = fieldOf(doc, part);
  const next: Doc = isPlain(inner) ? inner : {};
  setOwn(doc, part, next);
  plant(next, rest, value);
}

const matchedTwice = (path: string, other: string) =>
  new MongoError(
    54,
    "NotSingleValueField",
    path === other
      ? `cannot infer query fields to set, path '${path}' is matched twice`
      : `cannot infer query fields to set, both paths '${path}' and '${other}' are matched`,
  );
