import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lines } from "../../../models/rules/definition.ts";
import { checkDefinition } from "../../../models/rules/definitionCheck.ts";
import { fixedProblems } from "../../../models/rules/fixedLines.ts";
import { inherit } from "../../../models/rules/inherit.ts";
import { panel, questionnaire, rating, script, words, yesNo } from "./definitions.ts";

const names = (definition: Parameters<typeof lines>[0]): string[] =>
  lines(definition).map(({ line }) => line.name);

describe("inherit", () => {
  const group = questionnaire([
    yesNo("fixed", { locked: true, title: "新的问法" }),
    words("why", { locked: true, visibleIf: "{fixed} = false" }),
    yesNo("idea"),
  ]);

  it("renews a locked line where the store put it, and adds a new one after what it follows", () => {
    const store = questionnaire([rating("wait"), yesNo("fixed", { locked: true }), yesNo("clean")]);
    const found = inherit(store, group);
    expect(names(found)).toEqual(["opening", "overall", "wait", "fixed", "why", "clean", "closing"]);
    expect(fixedProblems(group, found, { mayLock: false })).toEqual([]);
  });

  it("takes away what head office has given up, with all that hangs on it, and nothing else", () => {
    const store = questionnaire([
      yesNo("old", { locked: true }),
      words("oldWhy", { visibleIf: "{old} = false" }),
      yesNo("clean"),
    ]);
    expect(names(inherit(store, group))).toEqual(["opening", "overall", "fixed", "why", "clean", "closing"]);
  });

  it("takes over a locked greeting in the place of the store's", () => {
    const pages = [
      {
        name: "call",
        elements: [script("hello", "您好", { locked: true }), rating("overall"), script("closing", "再见")],
      },
    ];
    const found = inherit(questionnaire([yesNo("clean")]), questionnaire([], { opening: "hello", pages }));
    expect([found.opening, ...names(found)]).toEqual(["hello", "hello", "overall", "clean", "closing"]);
  });

  it("brings a locked line's panel along", () => {
    const held = panel("more", [words("why", { locked: true }), yesNo("idea")], {
      visibleIf: "{overall} <= 6",
    });
    const found = inherit(questionnaire([yesNo("clean")]), questionnaire([held]));
    expect(names(found)).toEqual(["opening", "overall", "why", "clean", "closing"]);
    expect(fixedProblems(questionnaire([held]), found, { mayLock: false })).toEqual([]);
  });

  it("makes of sound definitions a sound one that holds every locked line, and twice the same", () => {
    const parts = fc.uniqueArray(fc.record({ name: fc.constantFrom(..."abcdefgh"), locked: fc.boolean() }), {
      selector: ({ name }) => name,
    });
    const of = (all: { name: string; locked: boolean }[]) =>
      questionnaire(all.map(({ name, locked }) => yesNo(name, { ...(locked && { locked }) })));
    fc.assert(
      fc.property(parts, parts, (own, given) => {
        const found = inherit(of(own), of(given));
        expect(checkDefinition(found)).toEqual([]);
        expect(fixedProblems(of(given), found, { mayLock: false })).toEqual([]);
        expect(inherit(found, of(given))).toEqual(found);
      }),
    );
  });
});
