import { isPlain, type Doc } from "../bson.ts";
import { location } from "../errors.ts";
import { type Environment, type Evaluate } from "./expressionTypes.ts";
import { removeOwn, setOwn } from "./fields.ts";

/** What becomes of one field: kept, dropped, computed, or changed; a change to undefined drops it. */
export type Leaf =
  | { kind: "include" }
  | { kind: "exclude" }
  | { kind: "compute"; evaluate: Evaluate }
  | { kind: "change"; change: (value: unknown) => unknown };

/** What becomes of the fields of a document, by name. */
export type Shape = Map<string, Leaf | Shape>;

/** Notes what becomes of a path. Throws `codes` for a path that meets another one. */
export function putAt(shape: Shape, parts: string[], leaf: Leaf, codes: [end: number, within: number]): void {
  const [name = "", ...rest] = parts;
  const child = shape.get(name);
  if (!rest.length) {
    if (child) throw location(codes[0], `Path collision at ${name}`);
    shape.set(name, leaf);
    return;
  }
  if (child && !(child instanceof Map))
    throw location(codes[1], `Path collision at ${name} remaining portion ${rest.join(".")}`);
  const inner: Shape = child ?? new Map<string, Leaf | Shape>();
  if (!child) shape.set(name, inner);
  putAt(inner, rest, leaf, codes);
}

/** Only what the shape keeps, in the order of the document; computed fields come later, by `compute`. */
export function include(doc: Doc, shape: Shape): Doc {
  const kept: Doc = {};
  for (const name of Object.keys(doc)) {
    const child = shape.get(name);
    const value = child && includeValue(doc[name], child);
    if (value !== undefined) setOwn(kept, name, value);
  }
  return kept;
}

/** All but what the shape drops. */
export function exclude(doc: Doc, shape: Shape): Doc {
  const kept: Doc = {};
  for (const name of Object.keys(doc)) {
    const child = shape.get(name);
    const value: unknown = child ? excludeValue(doc[name], child) : doc[name];
    if (value !== undefined) setOwn(kept, name, value);
  }
  return kept;
}

/** A copy with the computed fields set; what evaluates to nothing is removed. */
export function compute(doc: Doc, shape: Shape, environment: Environment): Doc {
  const made = { ...doc };
  for (const [name, child] of shape) {
    if (child instanceof Map) {
      if (computes(child))
        setOwn(
          made,
          name,
          computeValue(Object.hasOwn(made, name) ? made[name] : undefined, child, environment),
        );
    } else if (child.kind === "compute") {
      const value = child.evaluate(environment);
      if (value !== undefined) setOwn(made, name, value);
      else removeOwn(made, name);
    }
  }
  return made;
}

/** Whether there is anything to compute. */
export function computes(shape: Shape): boolean {
  for (const child of shape.values()) {
    if (child instanceof Map ? computes(child) : child.kind === "compute") return true;
  }
  return false;
}

function includeValue(value: unknown, child: Leaf | Shape): unknown {
  if (!(child instanceof Map)) return leafValue(value, child, child.kind !== "compute");
  if (Array.isArray(value)) {
    return value.map((item) => includeValue(item, child)).filter((item) => item !== undefined);
  }
  return isPlain(value) ? include(value, child) : undefined;
}

function excludeValue(value: unknown, child: Leaf | Shape): unknown {
  if (!(child instanceof Map)) return leafValue(value, child, child.kind !== "exclude");
  if (Array.isArray(value)) return value.map((item) => excludeValue(item, child));
  return isPlain(value) ? exclude(value, child) : value;
}

function leafValue(value: unknown, leaf: Leaf, isKept: boolean): unknown {
  if (leaf.kind === "change") return leaf.change(value);
  return isKept ? value : undefined;
}

/** Items of an array are computed each for itself; what is no document becomes one. */
function computeValue(value: unknown, shape: Shape, environment: Environment): unknown {
  if (Array.isArray(value)) return value.map((item) => computeValue(item, shape, environment));
  return compute(isPlain(value) ? value : {}, shape, environment);
}
