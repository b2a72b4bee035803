import { expect, it } from "vitest";
import { choiceValues, items, lines } from "../../../models/rules/definition.ts";
import { choice, panel, questionnaire, rating, script, words, yesNo } from "./definitions.ts";

it("items are the questions in the order of the call, those in panels included", () => {
  const definition = questionnaire([
    yesNo("fixed"),
    panel("details", [script("bridge", "…"), words("why"), choice("channel")]),
    rating("wait"),
  ]);
  expect(items(definition).map(({ name }) => name)).toEqual(["overall", "fixed", "why", "channel", "wait"]);
});

it("lines carry their panel's condition before their own", () => {
  const held = panel("details", [words("why", { visibleIf: "{fixed} = false" })], {
    visibleIf: "{wait} <= 6",
  });
  const placed = lines(questionnaire([held])).find(({ line }) => line.name === "why");
  expect(placed).toMatchObject({
    conditions: ["{wait} <= 6", "{fixed} = false"],
    panel: { name: "details" },
  });
});

it("elements without a page are read as well", () => {
  const definition = questionnaire([], {
    pages: undefined,
    elements: [script("opening", "您好"), rating("overall")],
  });
  expect(lines(definition).map(({ line }) => line.name)).toEqual(["opening", "overall"]);
});

it("choiceValues reads both ways of writing a choice", () => {
  expect(choiceValues(choice("channel", { choices: ["phone", { value: 2, text: "微信" }] }))).toEqual([
    "phone",
    2,
  ]);
});
