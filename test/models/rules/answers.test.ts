import { describe, expect, it } from "vitest";
import { askedItems, spokenLines, withoutUnasked } from "../../../models/rules/answers.ts";
import { panel, questionnaire, rating, script, words, yesNo } from "./definitions.ts";

const definition = questionnaire([
  yesNo("fixed"),
  words("why", { visibleIf: "{fixed} = false" }),
  panel("more", [script("bridge", "那么"), rating("trust", { visibleIf: "{why} notempty" })], {
    visibleIf: "{overall} <= 6",
  }),
]);
const asked = (answers: Record<string, unknown>, drawn?: Set<string>): string[] =>
  askedItems(definition, answers, drawn).map(({ name }) => name);

describe("askedItems", () => {
  it("begins with what has no condition", () => {
    expect(asked({})).toEqual(["overall", "fixed"]);
  });

  it("opens what an answer calls for, the panel's condition as well as the item's own", () => {
    expect(asked({ fixed: false })).toEqual(["overall", "fixed", "why"]);
    expect(asked({ fixed: false, why: "…" })).toEqual(["overall", "fixed", "why"]);
    expect(asked({ overall: 6, fixed: false, why: "…" })).toEqual(["overall", "fixed", "why", "trust"]);
  });

  it("lets an answer that is no longer asked for open nothing", () => {
    expect(asked({ overall: 6, fixed: true, why: "…" })).toEqual(["overall", "fixed"]);
  });

  it("leaves out what rotation did not draw, and what hangs on it", () => {
    expect(asked({ overall: 9, fixed: false }, new Set(["overall", "why"]))).toEqual(["overall"]);
  });
});

it("spokenLines has the scripts between the items", () => {
  const names = spokenLines(definition, { overall: 3 }).map(({ name }) => name);
  expect(names).toEqual(["opening", "overall", "fixed", "bridge", "closing"]);
});

it("withoutUnasked drops what a changed answer closed again, remarks and marks included", () => {
  const answers = { overall: 9, "overall-Comment": "好", fixed: true, why: "…", "why-Complaint": true };
  expect(withoutUnasked(definition, answers)).toEqual({ overall: 9, "overall-Comment": "好", fixed: true });
});
