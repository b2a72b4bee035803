import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Condition,
  ConditionError,
  meets,
  parseCondition,
  tests,
} from "../../../models/rules/condition.ts";

const holds = (text: string, answers: Record<string, unknown>): boolean =>
  meets(parseCondition(text), answers);

describe("parseCondition", () => {
  it("reads a comparison with each kind of value", () => {
    expect(parseCondition("{fixed} = false")).toEqual({ op: "=", item: "fixed", value: false });
    expect(parseCondition("{wait}<=6")).toEqual({ op: "<=", item: "wait", value: 6 });
    expect(parseCondition("{ wait } >= 9")).toEqual({ op: ">=", item: "wait", value: 9 });
    expect(parseCondition("{channel} = 'phone'")).toEqual({ op: "=", item: "channel", value: "phone" });
    expect(parseCondition('{channel} = "in the app"')).toEqual({
      op: "=",
      item: "channel",
      value: "in the app",
    });
  });

  it("lets `and` bind before `or`, and brackets before both", () => {
    const [a, b, c] = ["a", "b", "c"].map((item): Condition => ({ op: "notempty", item }));
    expect(parseCondition("{a} notempty or {b} notempty and {c} notempty")).toEqual({
      op: "or",
      of: [a, { op: "and", of: [b, c] }],
    });
    expect(parseCondition("({a} notempty OR {b} notempty) AND {c} notempty")).toEqual({
      op: "and",
      of: [{ op: "or", of: [a, b] }, c],
    });
  });

  it.each([
    ["", ""],
    ["{a}", ""],
    ["{a} <> 1", "<"],
    ["{a} contains 'x'", "contains"],
    ["{a} == 1", "="],
    ["{a} = ", ""],
    ["{a} = 1 and", ""],
    ["({a} = 1", ""],
    ["{a} = 1)", ")"],
    ["{a} = 1 {b}", "{b}"],
    ["{a} = 'open", "'"],
    ["age({a}) >= 3", "age"],
    ["{a} = 1; process.exit()", ";"],
  ])("refuses %j at %j", (text, found) => {
    expect(() => parseCondition(text)).toThrow(expect.objectContaining({ name: "ConditionError", found }));
  });

  it("throws nothing but ConditionError, whatever is written", () => {
    const scraps = fc.constantFrom(
      "{a}",
      "=",
      "<=",
      "(",
      ")",
      "and",
      "or",
      "empty",
      "1",
      "'",
      "true",
      "x",
      " ",
      "-",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(scraps).map((parts) => parts.join(" ")),
        ),
        (text) => {
          try {
            parseCondition(text);
          } catch (error) {
            expect(error).toBeInstanceOf(ConditionError);
          }
        },
      ),
    );
  });

  it("reads back every condition that is written out", () => {
    fc.assert(
      fc.property(anyCondition, anyAnswers, (condition, answers) => {
        expect(meets(parseCondition(written(condition)), answers)).toBe(meets(condition, answers));
      }),
    );
  });
});

describe("meets", () => {
  it("compares answers with what they are compared to", () => {
    expect(holds("{wait} <= 6", { wait: 6 })).toBe(true);
    expect(holds("{wait} <= 6", { wait: 7 })).toBe(false);
    expect(holds("{wait} >= 6", { wait: 6 })).toBe(true);
    expect(holds("{fixed} = false", { fixed: false })).toBe(true);
    expect(holds("{wait} = '6'", { wait: 6 })).toBe(false);
  });

  it("finds no comparison true of an item without an answer", () => {
    for (const text of ["{a} = false", "{a} <= 6", "{a} >= 1", "{a} notempty"])
      expect(holds(text, {})).toBe(false);
    expect(holds("{a} empty", {})).toBe(true);
    expect(holds("{constructor} empty", {})).toBe(true);
  });

  it("counts `false` as an answer, and blank words and no choices as none", () => {
    expect(holds("{a} notempty", { a: false })).toBe(true);
    expect(holds("{a} empty", { a: "" })).toBe(true);
    expect(holds("{a} empty", { a: [] })).toBe(true);
  });
});

it("tests lists what a condition asks, from left to right", () => {
  const condition = parseCondition("{a} = 1 and ({b} empty or {c} >= 2)");
  expect(tests(condition).map(({ item }) => item)).toEqual(["a", "b", "c"]);
});

const item = fc.constantFrom("a", "b", "c");
const value = fc.oneof(fc.integer({ min: 1, max: 10 }), fc.boolean(), fc.constantFrom("phone", "app"));
const anyAnswers = fc.dictionary(item, value);
const { anyCondition } = fc.letrec<{ anyCondition: Condition }>((again) => ({
  anyCondition: fc.oneof(
    { depthSize: "small" },
    fc.record({ op: fc.constantFrom("empty" as const, "notempty" as const), item }),
    fc.record({ op: fc.constantFrom("=" as const, "<=" as const, ">=" as const), item, value }),
    fc.record({
      op: fc.constantFrom("and" as const, "or" as const),
      of: fc.array(again("anyCondition"), { minLength: 1, maxLength: 3 }),
    }),
  ),
}));

function written(condition: Condition): string {
  if ("of" in condition) return `(${condition.of.map(written).join(` ${condition.op} `)})`;
  if (!("value" in condition)) return `{${condition.item}} ${condition.op}`;
  const { value } = condition;
  return `{${condition.item}} ${condition.op} ${typeof value === "string" ? `'${value}'` : value}`;
}
