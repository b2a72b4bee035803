import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spokenLines } from "../../../models/rules/answers.ts";
import { type Definition, type Line, isItem, items, lines } from "../../../models/rules/definition.ts";
import { longestPath } from "../../../models/rules/longestPath.ts";
import { opensRemark } from "../../../models/rules/remark.ts";
import { isLow } from "../../../models/rules/scoring.ts";
import { choice, questionnaire, rating, words, yesNo } from "./definitions.ts";

/** Every line takes a second, every item whose answer is bad another ten. */
const asked = 1;
const remarkOf = (line: Line): number => (isItem(line) && opensRemark(line) ? 10 : 0);
const longest = (definition: Definition): number =>
  longestPath(
    lines(definition).map((placed) => ({ ...placed, asked, remark: remarkOf(placed.line) })),
    6,
  );
/** Opening, overall with its remark, closing. */
const frame = 1 + (1 + 10) + 1;

describe("longestPath", () => {
  it("asks everything and has every low score explained", () => {
    expect(longest(questionnaire([rating("wait"), yesNo("fixed"), words("praise")]))).toBe(
      frame + 11 + 1 + 1,
    );
  });

  it("takes one way where two shut each other out", () => {
    const branches = [
      yesNo("fixed"),
      words("how", { visibleIf: "{fixed} = true" }),
      words("why", { visibleIf: "{fixed} = false" }),
      words("more", { visibleIf: "{fixed} = false" }),
    ];
    expect(longest(questionnaire(branches))).toBe(frame + 1 + 2);
  });

  it("does not have a good score explained on the way that only a good score opens", () => {
    const long = Array.from({ length: 4 }, (_, at) => words(`praise${at}`, { visibleIf: "{wait} >= 9" }));
    expect(longest(questionnaire([rating("wait"), ...long]))).toBe(frame + 1 + 10);
    const longer = Array.from({ length: 12 }, (_, at) => words(`praise${at}`, { visibleIf: "{wait} >= 9" }));
    expect(longest(questionnaire([rating("wait"), ...longer]))).toBe(frame + 1 + 12);
  });

  it("may leave unanswered what is not required", () => {
    const silent = [
      rating("wait"),
      ...Array.from({ length: 12 }, (_, at) => words(`w${at}`, { visibleIf: "{wait} empty" })),
    ];
    expect(longest(questionnaire(silent))).toBe(frame + 1 + 12);
    expect(longest(questionnaire([rating("wait", { isRequired: true }), ...silent.slice(1)]))).toBe(
      frame + 1 + 10,
    );
  });

  it("stays exact over many questions that are not open at the same time", () => {
    const pairs = Array.from({ length: 25 }, (_, at) => [
      yesNo(`q${at}`),
      words(`yes${at}`, { visibleIf: `{q${at}} = true` }),
      words(`no${at}`, { visibleIf: `{q${at}} = false` }),
    ]);
    expect(longest(questionnaire(pairs.flat()))).toBe(frame + 25 * 2);
  });

  it("is a safe bound where too many answers matter at once", () => {
    const controls = Array.from({ length: 20 }, (_, at) => yesNo(`q${at}`));
    const branches = controls.flatMap(({ name }) => [
      words(`${name}yes`, { visibleIf: `{${name}} = true` }),
      words(`${name}no`, { visibleIf: `{${name}} = false` }),
    ]);
    expect(longest(questionnaire([...controls, ...branches]))).toBe(frame + 20 + 40);
  });

  it("is what trying every answer finds", () => {
    const condition = fc.constantFrom(
      "{a} = true",
      "{a} = false or {b} <= 3",
      "{b} <= 6 and {c} = 'app'",
      "{b} >= 9",
      "{c} empty",
      "{a} notempty and ({b} <= 5 or {c} = 'phone')",
    );
    const visibleIf = fc.option(condition, { nil: undefined });
    const required = fc.boolean();
    fc.assert(
      fc.property(
        fc.array(visibleIf, { minLength: 4, maxLength: 6 }),
        required,
        required,
        (conditions, one, two) => {
          const dependent = conditions.map((visibleIf, at) =>
            at % 2 ? rating(`r${at}`, { visibleIf }) : words(`w${at}`, { visibleIf }),
          );
          const definition = questionnaire([
            yesNo("a", { isRequired: one, showCommentArea: true }),
            rating("b", { isRequired: two, ...(one && { visibleIf: "{a} = true" }) }),
            choice("c", { isRequired: two }),
            ...dependent,
          ]);
          expect(longest(definition)).toBe(bruteForce(definition));
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** The longest call over all answers to a, b and c; everything else is answered as badly as can be. */
function bruteForce(definition: Definition): number {
  let most = 0;
  const optional = (item: string): [undefined] | [] =>
    items(definition).find(({ name }) => name === item)?.isRequired ? [] : [undefined];
  for (const a of [true, false, ...optional("a")]) {
    for (const b of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, ...optional("b")]) {
      for (const c of ["phone", "app", ...optional("c")]) {
        const worst = Object.fromEntries(items(definition).map(({ name }) => [name, 1]));
        const answers = { ...worst, a, b, c };
        const seconds = spokenLines(definition, answers)
          .map((line) => asked + (isItem(line) && isLow(line, answers) ? remarkOf(line) : 0))
          .reduce((sum, each) => sum + each, 0);
        most = Math.max(most, seconds);
      }
    }
  }
  return most;
}
