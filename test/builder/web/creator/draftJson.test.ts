import { describe, expect, it } from "vitest";
import { readDraft } from "../../../../builder/web/creator/draftJson.ts";
import { checkDefinition } from "../../../../models/rules/definitionCheck.ts";
import { call, rating } from "../builders.ts";

const before = call(rating("wait"));

describe("Creator's JSON", () => {
  it("becomes the definition that it was made from", () => {
    expect(readDraft(before, before).definition).toEqual(before);
  });

  it("loses what Creator adds for the screen, and what it leaves out comes back", () => {
    const { rateMax: _max, rateCount: _count, ...wait } = { ...rating("wait"), rateMax: 10, rateCount: 10 };
    const json = {
      ...before,
      locale: "en",
      elements: [{ ...wait, startWithNewLine: false, minWidth: "10px" }],
    };
    const { definition } = readDraft(json, before);
    expect(definition.elements).toEqual([{ ...rating("wait") }]);
    expect(definition).not.toHaveProperty("locale");
  });

  it("keeps a code that was changed in one place the same in both", () => {
    const json = {
      ...before,
      elements: [
        ...before.elements!.slice(0, 2),
        { ...rating("waiting"), itemCode: "wait" },
        before.elements!.at(-1),
      ],
    };
    const { definition } = readDraft(json, before);
    expect(checkDefinition(definition)).toEqual([]);
  });

  it("can be read whatever it is", () => {
    for (const json of [undefined, null, 3, "x", [], { elements: "none" }]) {
      expect(() => readDraft(json, before)).not.toThrow();
    }
  });
});
