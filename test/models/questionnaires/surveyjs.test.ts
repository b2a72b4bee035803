import { Model, Serializer } from "survey-core";
import { describe, expect, it } from "vitest";
import sales from "../../../models/questionnaires/sales.json" with { type: "json" };
import service from "../../../models/questionnaires/service.json" with { type: "json" };
import { items } from "../../../models/rules/definition.ts";
import { builtIn } from "../../../models/questionnaires/builtIn.ts";

// What the product adds to SurveyJS's own properties.
const ofItems = [
  "itemCode",
  "importance",
  "target",
  "locked",
  "anchor",
  "askRate",
  "department",
  "problemCode",
  "shortName",
];
for (const name of [...ofItems, "speechSeconds"]) Serializer.addProperty("question", { name });
for (const name of ["kind", "overall", "opening", "closing"]) Serializer.addProperty("survey", { name });

describe.each([
  ["sales", sales],
  ["service", service],
] as const)("the built-in %s questionnaire", (kind, json) => {
  it("is SurveyJS JSON without a fault", () => {
    const survey = new Model(json);
    expect(survey.jsonErrors ?? []).toEqual([]);
    expect(survey.validateExpressions()).toEqual([]);
  });

  it("asks SurveyJS's readers the same items, in the same order", () => {
    const asked = new Model(json).getAllQuestions().filter((question) => question.getType() !== "html");
    expect(asked.map(({ name }) => name)).toEqual(items(builtIn[kind]).map(({ name }) => name));
  });
});
