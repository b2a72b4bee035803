import { serialize } from "bson";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decode, encode } from "../../../models/embedded/bson.ts";
import { fieldPicker } from "../../../models/embedded/rawFields.ts";
import { storedReader } from "../../../models/embedded/storedFields.ts";
import { bsonValue } from "./bsonValues.ts";

const NAMES = ["_id", "x", "é", "", "constructor", "xy"];

const documents = fc
  .array(fc.tuple(fc.constantFrom(...NAMES), fc.oneof(bsonValue, fc.double(), fc.integer())), {
    maxLength: 6,
  })
  .map((entries) => Buffer.from(serialize(Object.fromEntries(entries))));

describe("some fields of a stored document", () => {
  it("are read as all of it would be, to the type of a number", () => {
    fc.assert(
      fc.property(documents, fc.subarray(NAMES), (raw, names) => {
        const read = storedReader(new Set(names))(raw);
        const decoded = decode(fieldPicker(names)(raw));
        expect(read).toEqual(decoded);
        expect(encode(read).equals(encode(decoded))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
