import { describe, expect, it } from "vitest";
import { lines } from "../../../models/rules/definition.ts";
import { stress } from "../../../models/rules/stress.ts";
import { panel, questionnaire, rating, words, yesNo } from "./definitions.ts";

const probe = { default: "为什么？", en: "Why?" };
const placed = (definition: Parameters<typeof lines>[0]) => lines(definition).map(({ line }) => line);

describe("stress", () => {
  const definition = questionnaire([
    yesNo("clean"),
    rating("wait", { askRate: 0.5 }),
    words("why", { visibleIf: "{wait} <= 6" }),
    panel("more", [yesNo("parts", { askRate: 0.25 })]),
  ]);

  it("asks a weak item in every call, right after the overall score, and why where it is bad", () => {
    const found = placed(stress(definition, "wait", { probe }));
    expect(found.map(({ name }) => name)).toEqual([
      "opening",
      "overall",
      "wait",
      "clean",
      "why",
      "parts",
      "closing",
    ]);
    expect(found[2]).toEqual(rating("wait", { showCommentArea: true, commentText: probe }));
  });

  it("keeps the order of those that are stressed one after the other, and a question for the reason that is there", () => {
    const asking = questionnaire([yesNo("clean", { commentText: "哪里？" }), yesNo("bill"), rating("wait")]);
    const first = stress(asking, "wait", { probe });
    const found = placed(stress(first, "clean", { probe, after: ["wait"] }));
    expect(found.map(({ name }) => name).slice(1, 5)).toEqual(["overall", "wait", "clean", "bill"]);
    expect(found[3]).toMatchObject({ commentText: "哪里？", showCommentArea: true });
  });

  it("leaves a conditional item and one in a panel where they can be asked", () => {
    const found = placed(stress(definition, "parts", { probe }));
    expect(found.map(({ name }) => name)).toEqual(placed(definition).map(({ name }) => name));
    expect(found[5]).not.toHaveProperty("askRate");
  });

  it("changes no anchor, no locked item, and nothing where there is no such item", () => {
    const fixed = questionnaire([rating("quality", { anchor: true }), yesNo("fixed", { locked: true })]);
    for (const item of ["quality", "fixed", "nothing", "opening"])
      expect(stress(fixed, item, { probe })).toBe(fixed);
  });
});
