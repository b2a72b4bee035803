import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Element } from "../../../models/rules/definition.ts";
import { differences } from "../../../models/rules/differences.ts";
import { panel, questionnaire, rating, words, yesNo } from "./definitions.ts";

const said = "好".repeat(3);

describe("differences", () => {
  it("finds none between a definition and itself, paged or not, its keys in whatever order", () => {
    const one = questionnaire([yesNo("fixed"), rating("wait")]);
    const { pages, ...root } = one;
    expect(differences(one, { elements: pages![0]!.elements, ...root })).toEqual([]);
  });

  it("tells an added from a removed line, with its place and its seconds", () => {
    const before = questionnaire([yesNo("lounge", { title: said })]);
    const after = questionnaire([yesNo("fixed", { title: said.repeat(2) })]);
    expect(differences(before, after)).toMatchObject([
      { kind: "added", item: "fixed", to: 3, seconds: 5 },
      { kind: "removed", item: "lounge", from: 3, seconds: -4 },
    ]);
  });

  it("names each property that changed, and what the change costs", () => {
    const before = questionnaire([yesNo("fixed", { title: said, askRate: 0.5 })]);
    const after = questionnaire([yesNo("fixed", { title: said.repeat(2), importance: 0.2 })]);
    expect(differences(before, after)).toMatchObject([
      {
        ...{ kind: "changed", item: "fixed", seconds: 3 },
        properties: [
          { property: "title", before: said, after: said.repeat(2) },
          { property: "askRate", before: 0.5 },
          { property: "importance", after: 0.2 },
        ],
      },
    ]);
  });

  it("calls moved the one line that was, not those that made room for it", () => {
    const [a, b, c] = [yesNo("a"), yesNo("b"), yesNo("c")];
    expect(differences(questionnaire([a, b, c]), questionnaire([c, a, b]))).toMatchObject([
      { kind: "moved", item: "c", from: 5, to: 3 },
    ]);
  });

  it("tells a line that was put into a panel, and a changed setting of the whole", () => {
    const before = questionnaire([words("why")]);
    const after = questionnaire([panel("more", [words("why")])], { title: "新" });
    expect(differences(before, after)).toMatchObject([
      { kind: "changed", item: "", properties: [{ property: "title", after: "新" }] },
      { kind: "added", item: "more" },
    ]);
  });

  it("tells a heading that was reworded", () => {
    const titled = (title: string) => {
      const [page] = questionnaire().pages!;
      return questionnaire([], { pages: [{ ...page!, title }] });
    };
    expect(differences(titled("开头"), titled("开场"))).toMatchObject([
      { kind: "changed", item: "call", properties: [{ property: "title", before: "开头", after: "开场" }] },
    ]);
  });

  it("leads from one to the other: what it adds, removes and moves makes the order of the second", () => {
    const names = fc.uniqueArray(fc.constantFrom(..."abcdefghij"), { maxLength: 10 });
    fc.assert(
      fc.property(names, names, (from, to) => {
        const of = (all: string[]): Element[] => all.map((name) => yesNo(name));
        const found = differences(questionnaire(of(from)), questionnaire(of(to)));
        const away = new Set(found.filter(({ kind }) => kind !== "added").map(({ item }) => item));
        const order = from.filter((name) => !away.has(name));
        for (const { kind, item, to: place } of found) {
          // The opening and the overall score stand before them.
          if (kind !== "removed") order.splice(place! - 3, 0, item);
        }
        expect(order).toEqual(to);
      }),
    );
  });
});
