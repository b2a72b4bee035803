import { checkDepth, MAX_DEPTH } from "../../bson.ts";
import { badValue, MongoError } from "../../errors.ts";
import { type Modifier } from "./modifier.ts";
import { fromRaw, RawDocument, toRaw, type RawValue } from "./rawDocument.ts";
import { isIndex } from "./updatePath.ts";

const MOST_PADDING = 1_500_000;

/**
 * Applies a modifier at a concrete path. Throws 28 where the path leads through a scalar, 34 for a position
 * far past the end of an array, and what the modifier throws.
 */
export function applyAt(doc: RawDocument, parts: string[], modifier: Modifier): void {
  const { node, part, rest } = descend(doc, parts);
  if (rest.length || !isViable(node, part)) {
    if (isViable(node, part) && !node.has(part)) {
      if (modifier.creates) put(node, part, nested(rest, modifier));
    } else if (!modifier.isLenient) throw notViable(node, part, rest);
    return;
  }
  const current = node.get(part);
  if (!current && !modifier.creates) return;
  const outcome = modifier.change(current);
  if (outcome === "same") return;
  if (outcome !== "none") put(node, part, outcome);
  else if (node.isArray) node.set(part, toRaw(null));
  else node.remove(part);
}

/**
 * Moves a field to another path; does nothing if there is none. Throws 2 where one of the paths leads through
 * an array, 28 where one leads through a scalar.
 */
export function rename(doc: RawDocument, from: string[], to: string[]): void {
  const source = descend(doc, from);
  if (source.path.some((node) => node.isArray)) throw inArray("source", from);
  if (source.rest.length && source.node.has(source.part))
    throw notViable(source.node, source.part, source.rest);
  const value = source.rest.length ? undefined : source.node.get(source.part);
  if (!value) return;
  if (descend(doc, to).path.some((node) => node.isArray)) throw inArray("destination", to);
  checkDepth(fromRaw(value), MAX_DEPTH - to.length);
  applyAt(doc, to, { creates: true, change: () => value });
  source.node.remove(source.part);
}

interface Descent {
  /** The containers on the way, the last of them `node`. */
  path: RawDocument[];
  node: RawDocument;
  /** The field of `node` at which the way ends. */
  part: string;
  /** What of the path could not be gone. */
  rest: string[];
}

function descend(doc: RawDocument, parts: string[]): Descent {
  const path = [doc];
  let node = doc;
  for (const [i, part] of parts.entries()) {
    const rest = parts.slice(i + 1);
    const next = rest.length && isViable(node, part) ? node.open(part) : undefined;
    if (!next) return { path, node, part, rest };
    path.push((node = next));
  }
  return { path, node, part: "", rest: [] };
}

const isViable = (node: RawDocument, part: string): boolean => !node.isArray || isIndex(part);

/** The documents on the way to a value that is yet to be made. */
function nested(parts: string[], modifier: Modifier): RawValue | RawDocument {
  const [part, ...rest] = parts;
  if (part === undefined) {
    const made = modifier.change(undefined);
    return typeof made === "string" ? toRaw(null) : made;
  }
  const doc = new RawDocument();
  doc.set(part, nested(rest, modifier));
  return doc;
}

function put(node: RawDocument, part: string, value: RawValue | RawDocument): void {
  if (node.isArray) {
    const missing = Number(part) - node.size;
    if (missing > MOST_PADDING) {
      throw new MongoError(34, "CannotBackfillArray", `can't backfill more than ${MOST_PADDING} elements`);
    }
    for (let i = 0; i < missing; i++) node.append(toRaw(null));
  }
  node.set(part, value);
}

function notViable(node: RawDocument, part: string, rest: string[]): MongoError {
  const field = isViable(node, part) ? rest[0] : part;
  return new MongoError(28, "PathNotViable", `Cannot create field '${field}' in element {${part}}`);
}

const inArray = (which: string, path: string[]) =>
  badValue(`The ${which} field cannot be an array element, '${path.join(".")}'`);
