import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  itemsBefore,
  likelyRow,
  testsOf,
  toRows,
  toText,
  valuesOf,
  type ConditionRow,
} from "../../../../builder/web/state/conditionRows.ts";
import { parseCondition } from "../../../../models/rules/condition.ts";
import { call, choice, rating, yesNo } from "../builders.ts";

describe("a condition as a manager reads it", () => {
  it.each([
    ["{wait} <= 6", { join: "and", rows: [{ item: "wait", test: "atMost", value: 6 }] }],
    ["{told} = false", { join: "and", rows: [{ item: "told", test: "is", value: false }] }],
    ["{why} = 'price'", { join: "and", rows: [{ item: "why", test: "is", value: "price" }] }],
    [
      "{wait} >= 7 and {wait} <= 8",
      {
        join: "and",
        rows: [
          { item: "wait", test: "atLeast", value: 7 },
          { item: "wait", test: "atMost", value: 8 },
        ],
      },
    ],
    [
      "{a} empty or {b} notempty",
      {
        join: "or",
        rows: [
          { item: "a", test: "unanswered" },
          { item: "b", test: "answered" },
        ],
      },
    ],
  ])("is rows: %s", (text, rows) => {
    expect(toRows(text)).toEqual(rows);
  });

  it("is no rows where it nests, or cannot be read", () => {
    expect(toRows("{a} = 1 and ({b} = 2 or {c} = 3)")).toBeUndefined();
    expect(toRows("{a} contains 'x'")).toBeUndefined();
  });

  it("is none where no row says all that it needs", () => {
    expect(toText({ join: "and", rows: [] })).toBeUndefined();
    expect(toText({ join: "and", rows: [{ item: "a", test: "is" }] })).toBeUndefined();
  });

  it("comes back from rows as it went in, and is one that the product reads", () => {
    const item = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,9}$/);
    const row: fc.Arbitrary<ConditionRow> = fc.oneof(
      fc.record({
        item,
        test: fc.constantFrom("atMost" as const, "atLeast" as const),
        value: fc.integer({ min: 1, max: 10 }),
      }),
      fc.record({
        item,
        test: fc.constant("is" as const),
        value: fc.oneof(fc.boolean(), fc.constantFrom("c1", "no-show")),
      }),
      fc.record({ item, test: fc.constantFrom("answered" as const, "unanswered" as const) }),
    );
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 2, maxLength: 4 }),
        fc.constantFrom("and" as const, "or" as const),
        (rows, join) => {
          const text = toText({ join, rows })!;
          expect(() => parseCondition(text)).not.toThrow();
          expect(toRows(text)).toEqual({ join, rows });
        },
      ),
    );
  });
});

describe("what a condition may ask about", () => {
  const definition = call(rating("wait"), yesNo("told"), choice("reason"), rating("price"));

  it("is what was asked before the line", () => {
    expect(itemsBefore(definition, "reason").map(({ name }) => name)).toEqual(["overall", "wait", "told"]);
    expect(itemsBefore(definition, "opening")).toEqual([]);
  });

  it("offers what a bad answer is first", () => {
    expect(likelyRow(rating("wait"), 6)).toEqual({ item: "wait", test: "atMost", value: 6 });
    expect(likelyRow(yesNo("told"), 6)).toEqual({ item: "told", test: "is", value: false });
    expect(likelyRow(choice("reason"), 6)).toEqual({ item: "reason", test: "is", value: "c1" });
  });

  it("compares each kind of answer with what it can be", () => {
    expect(valuesOf(rating("wait"))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(testsOf(yesNo("told"))).toEqual(["is", "answered", "unanswered"]);
    expect(valuesOf({ type: "comment", name: "words", title: "?" })).toEqual([]);
  });
});
