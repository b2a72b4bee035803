import { fieldOf, isPlain, valuesAt, type Doc } from "../bson.ts";
import { MongoError } from "../errors.ts";
import { isCut, keyPart, type KeyPart } from "./keys.ts";

/** What one index holds of one document. */
interface IndexKeys {
  /** For each entry, the part of each indexed field. */
  tuples: KeyPart[][];
  /** An array is involved: one document may have several entries. */
  multikey: boolean;
  /** The order of the entries is the order of the values. */
  ordered: boolean;
  /** No indexed field is present at all. */
  empty: boolean;
}

/** The entries for a document in an index over some paths; throws 171 for two arrays side by side, as MongoDB does. */
export function indexKeys(paths: readonly string[], doc: Doc): IndexKeys {
  const tuple: KeyPart[] = [];
  let ordered = true;
  let empty = true;
  for (const path of paths) {
    const value = path.includes(".") ? MANY : fieldOf(doc, path);
    if (value === MANY || Array.isArray(value)) return manyKeys(paths, doc);
    const part = keyPart(value);
    if (isCut(part)) ordered = false;
    if (value !== undefined) empty = false;
    tuple.push(part);
  }
  return { tuples: [tuple], multikey: false, ordered, empty };
}

/** What a path may lead to that goes through other fields. */
const MANY = Symbol("many");

/** As `indexKeys`, for paths that may lead to several values. */
function manyKeys(paths: readonly string[], doc: Doc): IndexKeys {
  const columns = paths.map((path) => column(path, doc));
  const result: IndexKeys = {
    tuples: [[]],
    multikey: columns.some(({ multi }) => multi),
    ordered: columns.every(({ parts }) => !parts.some(isCut)),
    empty: columns.every(({ empty }) => empty),
  };
  const arrays = paths.filter((_, i) => columns[i]!.multi);
  if (arrays.length > 1) result.tuples = itemTuples(paths, arrays, doc);
  else {
    for (const { parts } of columns) {
      result.tuples = result.tuples.flatMap((tuple) => parts.map((part) => [...tuple, part]));
    }
  }
  return result;
}

interface Column {
  parts: KeyPart[];
  multi: boolean;
  empty: boolean;
}

/** The parts of one field: of an array the items and, to find it by what it equals, the array itself. */
function column(path: string, doc: Doc): Column {
  const found = valuesAt(doc, path);
  if (found.length === 1 && !Array.isArray(found[0])) {
    return { parts: [keyPart(found[0])], multi: false, empty: found[0] === undefined };
  }
  const parts = new Set(found.length ? [] : [keyPart(undefined)]);
  for (const value of found) {
    parts.add(keyPart(value));
    if (Array.isArray(value)) for (const item of value) parts.add(keyPart(item));
  }
  return { parts: [...parts], multi: true, empty: found.every((value) => value === undefined) };
}

/** Fields of the same list (`list.a`, `list.b`) are indexed item by item; lists beside each other are refused. */
function itemTuples(paths: readonly string[], arrays: string[], doc: Doc): KeyPart[][] {
  const root = arrays[0]!.split(".")[0]!;
  const items: unknown = doc[root];
  const inside = (path: string) => path.startsWith(`${root}.`) && !/\.\d/.test(path);
  if (!Array.isArray(items) || !arrays.every(inside)) {
    const message = `cannot index parallel arrays [${arrays[1]}] [${arrays[0]}]`;
    throw new MongoError(171, "CannotIndexParallelArrays", message);
  }
  const documents = items.filter(isPlain);
  const tuples = documents.flatMap((item) => indexKeys(paths, { ...doc, [root]: item }).tuples);
  return [...new Map(tuples.map((tuple) => [tuple.join(""), tuple])).values()];
}
