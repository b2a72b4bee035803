import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Question, Value } from "../../../bot/form.ts";
import { askedValues, checkForm } from "../../../bot/forms/checkForm.ts";

const score: Question = { key: "score", type: "score", label: "Score", low: 6, required: true };
const why: Question = {
  key: "why",
  type: "text",
  label: "Why",
  maxLength: 20,
  askIf: { op: "<=", item: "score", value: 6 },
};
const to: Question = { key: "to", type: "choice", label: "To", options: [{ value: "li", label: "Li" }] };
const days: Question = { ...to, key: "days", many: true };
const when: Question = {
  ...{ key: "when", type: "when", label: "When", precision: "minute" },
  from: "2026-12-01T10:00",
};
const questions = [score, why, to, days, when];

const keysOf = (values: Record<string, Value>): string[] =>
  Object.keys(checkForm(questions, { score: 9, ...values }, "en"));

describe("checkForm", () => {
  it("misses what has to be answered, and nothing else", () => {
    expect(checkForm(questions, {}, "en")).toEqual({ score: "This has to be answered." });
    expect(checkForm(questions, { score: 9 }, "en")).toEqual({});
  });

  it.each<[Record<string, Value>, string[]]>([
    [{ score: 0 }, ["score"]],
    [{ score: 10.5 }, ["score"]],
    [{ score: "9" }, ["score"]],
    [{ score: 3, why: "x".repeat(21) }, ["why"]],
    [{ why: "x".repeat(21) }, []],
    [{ to: "wang" }, ["to"]],
    [{ to: ["li"] }, ["to"]],
    [{ days: ["li", "wang"] }, ["days"]],
    [{ days: "li" }, ["days"]],
    [{ when: "2026-12-01T09:59" }, ["when"]],
    [{ when: "2026-12-01" }, ["when"]],
    [{ when: "2026-13-41T10:00" }, ["when"]],
    [{ when: "2026-12-01T10:00", to: "li", days: ["li"] }, []],
  ])("finds in %o the wrong %o", (values, keys) => {
    expect(keysOf(values)).toEqual(keys);
  });

  it("throws at nothing that a browser may send", () => {
    const value = fc.oneof(
      fc.string(),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.array(fc.string(), { maxLength: 3 }),
    );
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom("score", "why", "to", "days", "when", "__proto__"), value),
        (values) => {
          expect(Object.keys(checkForm(questions, values, "en")).every((key) => key.length > 0)).toBe(true);
          expect(Object.keys(askedValues(questions, values))).not.toContain("__proto__");
        },
      ),
    );
  });
});

describe("askedValues", () => {
  it("leaves out what is not asked, what is blank and what no question knows", () => {
    expect(askedValues(questions, { score: 9, why: "no reason", to: " ", days: [], other: 1 })).toEqual({
      score: 9,
    });
  });
});
