import { Double, Long } from "bson";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decode, encode } from "../../../../models/embedded/bson.ts";
import { compileModifiers } from "../../../../models/embedded/query/updates/modifiers.ts";
import { compilePatch } from "../../../../models/embedded/query/updates/patch.ts";

const value = fc.constantFrom(true, false, 1, 2, new Double(1), Long.ONE, "ab", "cd", "abc", null, [1], {
  a: 1,
});
const fields = fc.dictionary(fc.constantFrom("x", "y", "z", "constructor"), value, { maxKeys: 3 });

describe("a patch", () => {
  it("does what taking the document apart does, or leaves it to that", () => {
    fc.assert(
      fc.property(fields, fields, (doc, set) => {
        const raw = encode({ _id: 1, ...doc });
        const before = Buffer.from(raw);
        const patched = compilePatch({ $set: set })?.(raw);
        const whole = compileModifiers({ $set: set }, { filter: {}, update: { $set: set } }, false)(raw);
        expect(raw.equals(before)).toBe(true);
        if (patched) expect(patched.equals(whole)).toBe(true);
        else expect(decode(whole)).not.toEqual(decode(raw));
      }),
      { numRuns: 500 },
    );
  });

  it("takes what is there for something of the same type and length", () => {
    const patch = compilePatch({ $set: { toPlan: false, code: "cd" } })!;
    const raw = encode({ _id: 1, toPlan: true, code: "ab", more: [1] });
    expect(decode(patch(raw)!)).toEqual({ _id: 1, toPlan: false, code: "cd", more: [1] });
    expect(patch(encode({ _id: 1, toPlan: true }))).toBeUndefined();
    expect(patch(encode({ _id: 1, toPlan: true, code: "abc" }))).toBeUndefined();
  });

  it.each([
    [{ $set: { "a.b": 1 } }],
    [{ $set: { _id: 1 } }],
    [{ $set: { $x: 1 } }],
    [{ $set: { x: 1 }, $inc: { y: 1 } }],
    [{ $inc: { y: 1 } }],
    [{ x: 1 }],
  ])("is not made of %j", (update) => {
    expect(compilePatch(update)).toBeUndefined();
  });
});
