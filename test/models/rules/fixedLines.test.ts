import { describe, expect, it } from "vitest";
import { fixedLines, fixedProblems } from "../../../models/rules/fixedLines.ts";
import { panel, questionnaire, rating, words, yesNo } from "./definitions.ts";

const store = { mayLock: false };
const headOffice = { mayLock: true };
const anchored = rating("quality", { anchor: true });
const locked = yesNo("fixed", { locked: true });
const current = questionnaire([anchored, locked, yesNo("clean")]);

describe("fixedLines", () => {
  it("are anchors for everybody, and locked lines for a store", () => {
    expect(fixedLines(current, store)).toEqual([
      { item: "quality", why: "anchor" },
      { item: "fixed", why: "locked" },
    ]);
    expect(fixedLines(current, headOffice)).toEqual([{ item: "quality", why: "anchor" }]);
  });
});

describe("fixedProblems", () => {
  it("finds none where only free lines changed, or fixed ones moved", () => {
    const next = questionnaire([locked, anchored, yesNo("clean", { title: "干净吗？" })]);
    expect(fixedProblems(current, next, store)).toEqual([]);
  });

  it("takes for the same what goes without saying, written or left out", () => {
    const written = rating("quality", {
      anchor: true,
      askRate: 1,
      rateMin: 1,
      rateCount: 10,
      isRequired: false,
    });
    expect(fixedProblems(current, questionnaire([written, { ...locked, anchor: false }]), store)).toEqual([]);
  });

  it("names what a store changed or left out", () => {
    const next = questionnaire([{ ...anchored, title: "质量几分？" }]);
    expect(fixedProblems(current, next, store)).toEqual([
      { code: "definition.anchorChanged", item: "quality", params: { property: "title" } },
      { code: "definition.lockedMissing", item: "fixed" },
    ]);
  });

  it("sees that the mark itself was taken away, or a condition put around", () => {
    const bare = { ...anchored, anchor: false };
    const wrapped = panel("some", [locked], { visibleIf: "{overall} <= 6" });
    expect(fixedProblems(current, questionnaire([bare, wrapped]), store)).toEqual([
      { code: "definition.anchorChanged", item: "quality", params: { property: "anchor" } },
      { code: "definition.lockedChanged", item: "fixed", params: { property: "visibleIf" } },
    ]);
  });

  it("lets head office change and lock what it likes but anchors, and no store lock anything", () => {
    const next = questionnaire([
      { ...anchored, locked: true },
      { ...locked, title: "修好了？" },
      words("why", { locked: true }),
    ]);
    expect(fixedProblems(current, next, headOffice)).toEqual([]);
    expect(fixedProblems(current, next, store)).toContainEqual({
      code: "definition.lockedByStore",
      item: "why",
    });
  });
});
