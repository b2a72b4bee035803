import { isPlain, type Doc } from "../bson.ts";
import { Long } from "bson";
import { location } from "../errors.ts";
import { checkedParts } from "./expression.ts";
import { removeOwn, setOwn } from "./fields.ts";
import { passing, type PipelineStage } from "./stage.ts";

/** `$unwind`: one document for each item of an array. Throws 15981, 28808 to 28812, 28818 and 28822. */
export function compileUnwind(argument: unknown): PipelineStage {
  const { path, indexField, keepsEmpty } = settingsOf(argument);
  return passing((docs) =>
    docs.flatMap((doc) => {
      const value = valueOf(doc, path);
      if (!Array.isArray(value)) {
        if (value === undefined || value === null) return keepsEmpty ? [indexed(doc, indexField, null)] : [];
        return [indexed(doc, indexField, null)];
      }
      if (!value.length)
        return keepsEmpty ? [indexed(withValue(doc, path, undefined), indexField, null)] : [];
      return value.map((item: unknown, i) =>
        indexed(withValue(doc, path, item), indexField, Long.fromNumber(i)),
      );
    }),
  );
}

interface Settings {
  path: string[];
  indexField: string[] | undefined;
  keepsEmpty: boolean;
}

function settingsOf(argument: unknown): Settings {
  if (typeof argument === "string")
    return { path: pathOf(argument), indexField: undefined, keepsEmpty: false };
  if (!isPlain(argument))
    throw location(15981, "expected either a string or an object as specification for $unwind stage");
  const { path, includeArrayIndex, preserveNullAndEmptyArrays = false } = argument;
  const known = ["path", "includeArrayIndex", "preserveNullAndEmptyArrays"];
  const unknown = Object.keys(argument).find((name) => !known.includes(name));
  if (unknown !== undefined) throw location(28811, `unrecognized option to $unwind stage: ${unknown}`);
  if (path === undefined) throw location(28812, "no path specified to $unwind stage");
  if (typeof path !== "string") throw location(28808, "expected a string as the path for $unwind stage");
  if (typeof preserveNullAndEmptyArrays !== "boolean") {
    throw location(28809, "expected a boolean for the preserveNullAndEmptyArrays option to $unwind stage");
  }
  const settings = { path: pathOf(path), keepsEmpty: preserveNullAndEmptyArrays };
  if (includeArrayIndex === undefined) return { ...settings, indexField: undefined };
  if (typeof includeArrayIndex !== "string" || !includeArrayIndex) {
    throw location(28810, "expected a non-empty string for the includeArrayIndex option to $unwind stage");
  }
  if (includeArrayIndex.startsWith("$")) {
    throw location(28822, "includeArrayIndex option to $unwind stage should not be prefixed with a '$'");
  }
  return { ...settings, indexField: checkedParts(includeArrayIndex) };
}

function pathOf(text: string): string[] {
  if (!text.startsWith("$"))
    throw location(28818, `path option to $unwind stage should be prefixed with a '$': ${text}`);
  return checkedParts(text.slice(1));
}

/** Documents only are gone through; an array before the last part has no value to unwind. */
function valueOf(doc: Doc, path: string[]): unknown {
  return path.reduce<unknown>(
    (value, part) => (isPlain(value) && Object.hasOwn(value, part) ? value[part] : undefined),
    doc,
  );
}

/** A copy with another value at a path; undefined removes it. */
function withValue(doc: Doc, [part = "", ...rest]: string[], value: unknown): Doc {
  const copy = { ...doc };
  const inner: unknown = Object.hasOwn(copy, part) ? copy[part] : undefined;
  if (rest.length) setOwn(copy, part, withValue(isPlain(inner) ? inner : {}, rest, value));
  else if (value === undefined) removeOwn(copy, part);
  else setOwn(copy, part, value);
  return copy;
}

const indexed = (doc: Doc, field: string[] | undefined, index: unknown): Doc =>
  field ? withValue(doc, field, index) : doc;
