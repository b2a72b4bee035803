import { serialize } from "bson";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decode } from "../../../models/embedded/bson.ts";
import { changedFields, fieldPicker } from "../../../models/embedded/rawFields.ts";
import { bsonValue } from "./bsonValues.ts";

const NAMES = ["_id", "x", "y", "é", "", "constructor", "xy"];
const bytesOf = (doc: object): Buffer => Buffer.from(serialize(doc));

const fields = fc.array(fc.tuple(fc.constantFrom(...NAMES), bsonValue), { maxLength: 7 });
const documents = fields.map((entries) => Object.fromEntries(entries));

/** The bytes of one field alone. */
const field = (doc: Record<string, unknown>, name: string) =>
  Object.hasOwn(doc, name) ? bytesOf({ [name]: doc[name] }).toString("hex") : undefined;

describe("the bytes of a document", () => {
  it("give some of its fields, in their order, as they were", () => {
    fc.assert(
      fc.property(documents, fc.subarray(NAMES), (doc, names) => {
        const picked = fieldPicker(names)(bytesOf(doc));
        const wanted = Object.entries(doc).filter(([name]) => names.includes(name));
        expect(picked.toString("hex")).toBe(bytesOf(Object.fromEntries(wanted)).toString("hex"));
        expect(Object.keys(decode(picked))).toEqual(wanted.map(([name]) => name));
      }),
    );
  });

  it("tell in which fields two documents differ, wherever these stand", () => {
    fc.assert(
      fc.property(fields, fields, fc.boolean(), (kept, others, isBefore) => {
        const before = Object.fromEntries(isBefore ? [...kept, ...others] : kept);
        const after = Object.fromEntries(isBefore ? kept : [...others, ...kept]);
        const differing = NAMES.filter((name) => field(before, name) !== field(after, name));
        expect([...changedFields(bytesOf(before), bytesOf(after))].sort()).toEqual(differing.sort());
      }),
    );
  });
});
