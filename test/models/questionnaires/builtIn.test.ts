import { describe, expect, it } from "vitest";
import { builtIn } from "../../../models/questionnaires/builtIn.ts";
import { type Item, items, lines } from "../../../models/rules/definition.ts";
import { checkDefinition } from "../../../models/rules/definitionCheck.ts";
import { type LocalText, localText } from "../../../models/rules/localText.ts";
import { spokenTime } from "../../../models/rules/spokenTime.ts";

const both = [builtIn.sales, builtIn.service];
const scored = (list: Item[]): Item[] => list.filter(({ type }) => type === "rating" || type === "boolean");

/** Every text of a questionnaire, whatever it belongs to. */
function texts(value: unknown): LocalText[] {
  if (typeof value !== "object" || value === null) return [];
  if ("default" in value) return [value as { default: string }];
  return Object.values(value).flatMap(texts);
}

describe.each(both)("the built-in $kind questionnaire", (definition) => {
  it("has nothing wrong with it", () => {
    expect(checkDefinition(definition)).toEqual([]);
  });

  it.each(["zh-CN", "en"])(
    "takes well under five minutes in %s, also where every rotating item is drawn",
    (locale) => {
      const drawn = new Set(items(definition).map(({ name }) => name));
      expect(spokenTime(definition, { locale }).seconds).toBeLessThan(240);
      expect(spokenTime(definition, { locale, drawn }).seconds).toBeLessThan(270);
    },
  );

  it("says everything in both languages", () => {
    for (const text of texts(definition)) {
      expect(localText(text, "zh-CN")).toMatch(/\p{Script=Han}/u);
      expect(localText(text, "en")).toMatch(/^[^\p{Script=Han}]+$/u);
    }
  });

  it("asks nothing longer than sixty characters", () => {
    for (const { title } of items(definition)) {
      for (const locale of ["zh-CN", "en"]) expect(localText(title, locale).length).toBeLessThanOrEqual(60);
    }
  });

  it("never asks what else may be wrong with the car", () => {
    for (const text of texts(definition)) {
      for (const locale of ["zh-CN", "en"]) {
        expect(localText(text, locale)).not.toMatch(
          /问题|故障|毛病|异响|不好|wrong|fault|problem|trouble|noise/i,
        );
      }
    }
  });

  it("greets the customer by name and says who calls from which store", () => {
    const opening = lines(definition)[0]!.line;
    const words = opening.type === "html" ? opening.html : "";
    for (const locale of ["zh-CN", "en"]) {
      for (const placeholder of ["{customer}", "{title}", "{store}", "{clerk}", "{model}"]) {
        expect(localText(words, locale)).toContain(placeholder);
      }
    }
  });

  it("has two anchors that are always asked, the overall score among them", () => {
    const anchors = items(definition).filter(({ anchor }) => anchor);
    expect(anchors).toHaveLength(2);
    expect(anchors.map(({ name }) => name)).toContain(definition.overall);
    for (const { askRate, visibleIf, isRequired } of anchors) {
      expect({ askRate, visibleIf, isRequired }).toEqual({ isRequired: true });
    }
  });

  it("counts every scored item for a department under a problem code, with weights that make a whole", () => {
    const all = scored(items(definition));
    for (const { department, problemCode } of all) expect(department && problemCode).toBeTruthy();
    expect(all.reduce((sum, { importance = 0 }) => sum + importance, 0)).toBeCloseTo(1);
  });

  it("asks on after each low score and most of the noes, in words of its own", () => {
    const asking = scored(items(definition)).filter(({ commentText }) => commentText !== undefined);
    expect(asking.filter(({ type }) => type === "rating")).toEqual(
      items(definition).filter(({ type }) => type === "rating"),
    );
    expect(asking.length).toBeGreaterThan(scored(items(definition)).length / 2);
  });
});

it("the two have an overall score under the same code, so that they can be shown side by side", () => {
  expect(both.map(({ overall }) => overall)).toEqual(["overall", "overall"]);
});
