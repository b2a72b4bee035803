import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InvalidDefinition, checkDefinition, readDefinition } from "../../../models/rules/definitionCheck.ts";
import { spokenTime } from "../../../models/rules/spokenTime.ts";
import { choice, panel, questionnaire, rating, script, words, yesNo } from "./definitions.ts";

/** What is wrong with a questionnaire that holds these elements, and nothing else of note. */
const faultsOf = (...elements: unknown[]): unknown[] => {
  const definition = questionnaire();
  const [opening, overall, closing] = definition.pages![0]!.elements;
  return checkDefinition({
    ...definition,
    pages: [{ name: "call", elements: [opening, overall, ...elements, closing] }],
  });
};

const sound = questionnaire([
  yesNo("fixed", { showCommentArea: true, commentText: { default: "为什么？", en: "Why?" } }),
  panel("more", [words("why", { visibleIf: "{fixed} = false" })], {
    visibleIf: "{overall} <= 6",
    title: "追问",
  }),
  choice("channel", { choices: ["phone", { value: "app", text: "微信" }] }),
  rating("wait", {
    rateMin: 1,
    rateCount: 10,
    askRate: 0.25,
    importance: 0.2,
    target: 9,
    visibleIf: "{channel} = 'app'",
  }),
]);

describe("checkDefinition", () => {
  it("finds nothing wrong with a sound questionnaire, paged or not", () => {
    expect(checkDefinition(sound)).toEqual([]);
    expect(checkDefinition({ ...sound, pages: undefined, elements: sound.pages![0]!.elements })).toEqual([]);
  });

  it("refuses an unknown property by its name, wherever it stands", () => {
    expect(checkDefinition({ ...questionnaire(), triggers: [] })).toEqual([
      { code: "definition.unknownProperty", params: { property: "triggers" } },
    ]);
    expect(faultsOf({ ...rating("wait"), defaultValue: 10, onclick: "x()" })).toEqual([
      { code: "definition.unknownProperty", item: "wait", params: { property: "defaultValue" } },
      { code: "definition.unknownProperty", item: "wait", params: { property: "onclick" } },
    ]);
    expect(faultsOf(JSON.parse('{ "type": "html", "name": "x", "html": "好", "__proto__": {} }'))).toEqual([
      { code: "definition.unknownProperty", item: "x", params: { property: "__proto__" } },
    ]);
  });

  it("refuses an unknown type by its name", () => {
    expect(faultsOf({ type: "file", name: "photo", title: "照片" })).toEqual([
      { code: "definition.unknownType", item: "photo", params: { type: '"file"' } },
    ]);
    expect(faultsOf({ type: "toString", name: "photo" })).toMatchObject([{ code: "definition.unknownType" }]);
    expect(faultsOf({ name: "photo" })).toMatchObject([
      { code: "definition.missing", params: { property: "type" } },
    ]);
    expect(faultsOf(panel("outer", [panel("inner", []) as never]))).toMatchObject([
      { code: "definition.nestedPanel", item: "inner" },
    ]);
  });

  it("names what is missing and what is of the wrong type", () => {
    expect(checkDefinition({ ...questionnaire(), kind: undefined })).toEqual([
      { code: "definition.missing", params: { property: "kind" } },
    ]);
    expect(faultsOf({ ...yesNo("fixed"), title: 7, askRate: 0.1 })).toEqual([
      { code: "definition.wrongType", item: "fixed", params: { property: "title" } },
      { code: "definition.wrongType", item: "fixed", params: { property: "askRate" } },
    ]);
    expect(checkDefinition("not a questionnaire")).toEqual([
      { code: "definition.wrongType", params: { property: "" } },
    ]);
  });

  it.each([{ rateMax: 5 }, { rateMax: undefined }, { rateMin: 0 }, { rateCount: 5 }, { rateStep: 2 }])(
    "holds every rating to 1–10: %j",
    (scale) => {
      const property = Object.keys(scale)[0];
      expect(faultsOf({ ...rating("wait"), ...scale })).toEqual([
        { code: "definition.ratingScale", item: "wait", params: { property } },
      ]);
    },
  );

  it("wants each code well formed, its own, and the same as the name", () => {
    expect(faultsOf(rating("wait-time"))).toMatchObject([{ code: "definition.codeForm", item: "wait-time" }]);
    expect(faultsOf(rating("plate"), rating("constructor"))).toMatchObject([
      { code: "definition.codeReserved", item: "plate" },
      { code: "definition.codeReserved", item: "constructor" },
    ]);
    expect(faultsOf(rating("wait"), words("wait"))).toMatchObject([
      { code: "definition.codeDuplicate", item: "wait" },
    ]);
    expect(faultsOf(rating("wait", { itemCode: "waiting" }))).toMatchObject([
      { code: "definition.codeDiffers", params: { code: "waiting", name: "wait" } },
    ]);
  });

  it("wants every question and script worded", () => {
    expect(faultsOf(rating("wait", { title: { default: " " } }), script("bridge", ""))).toEqual([
      { code: "definition.textMissing", item: "wait", params: { property: "title" } },
      { code: "definition.textMissing", item: "bridge", params: { property: "html" } },
    ]);
  });

  it.each([
    ["<b>好</b><br/><i>吗</i></p>", undefined],
    ["<script>alert(1)</script>", "definition.textTag"],
    ["<b onclick='x()'>好</b>", "definition.textTag"],
    ["<img src=x>", "definition.textTag"],
    ["<!-- x -->", "definition.textTag"],
    ["a <b", "definition.textTag"],
    ["看 https://example.com", "definition.textAddress"],
    ["看 www.example.com", "definition.textAddress"],
    ["JavaScript:alert(1)", "definition.textAddress"],
    ["data:text/html,x", "definition.textAddress"],
    ["your data: all of it", undefined],
    ["您好，{customer}{title}", undefined],
    ["您好，{ password }", "definition.textPlaceholder"],
    ["好".repeat(500), undefined],
    ["好".repeat(501), "definition.textTooLong"],
  ])("judges the text %j: %s", (html, code) => {
    const expected = code === undefined ? [] : [expect.objectContaining({ code, item: "bridge" })];
    expect(faultsOf(script("bridge", html))).toEqual(expected);
    expect(faultsOf(script("bridge", { default: "好", en: html }))).toEqual(expected);
  });

  it("looks at every text there is, not at titles alone", () => {
    const bad = "<u>";
    const faults = faultsOf(
      rating("wait", {
        description: bad,
        commentText: bad,
        minRateDescription: bad,
        maxRateDescription: bad,
      }),
      yesNo("fixed", { labelTrue: bad, labelFalse: bad }),
      choice("channel", { choices: ["phone", { value: "app", text: bad }] }),
      panel("more", [], { title: bad, description: bad }),
    );
    expect(faults).toHaveLength(9);
    expect(checkDefinition({ ...questionnaire(), title: bad, description: bad })).toHaveLength(2);
  });

  it("refuses the same choice twice", () => {
    expect(faultsOf(choice("channel", { choices: ["phone", { value: "phone", text: "电话" }] }))).toEqual([
      { code: "definition.choiceDuplicate", item: "channel", params: { value: "phone" } },
    ]);
  });

  it.each([
    ["{overall} contains 3", "definition.conditionSyntax"],
    ["{nobody} = 1", "definition.conditionUnknownItem"],
    ["{opening} notempty", "definition.conditionUnknownItem"],
    ["{after} = 1", "definition.conditionLaterItem"],
    ["{here} = 1", "definition.conditionLaterItem"],
    ["{overall} = 11", "definition.conditionValue"],
    ["{overall} <= '6'", "definition.conditionValue"],
    ["{overall} <= 6.5", "definition.conditionValue"],
    ["{fixed} = 'no'", "definition.conditionValue"],
    ["{fixed} <= 1", "definition.conditionValue"],
    ["{channel} = 'letter'", "definition.conditionValue"],
    ["{note} = 'yes'", "definition.conditionValue"],
    ["{note} notempty and {channel} = 'app' or {fixed} = true", undefined],
  ])("judges the condition %j: %s", (visibleIf, code) => {
    const before = [yesNo("fixed"), choice("channel"), words("note")];
    const faults = faultsOf(...before, rating("here", { visibleIf }), rating("after"));
    expect(faults).toEqual(code === undefined ? [] : [expect.objectContaining({ code, item: "here" })]);
  });

  it("blames no condition for referring to an item that is itself refused", () => {
    const faults = faultsOf({ ...rating("wait"), rateMax: 5 }, words("why", { visibleIf: "{wait} <= 3" }));
    expect(faults).toMatchObject([{ code: "definition.ratingScale", item: "wait" }]);
  });

  it("wants an overall score that everybody is asked", () => {
    const missing = checkDefinition(questionnaire([], { overall: "nowhere" }));
    expect(missing).toEqual([{ code: "definition.overallUnknown", params: { code: "nowhere" } }]);
    for (const more of [{ askRate: 0.5 }, { visibleIf: "{overall} >= 1" }]) {
      expect(checkDefinition(questionnaire([rating("last", more)], { overall: "last" }))).toMatchObject([
        { code: "definition.overallNotAlwaysAsked", item: "last" },
      ]);
    }
  });

  it("wants the call to open and to close as named", () => {
    expect(checkDefinition(questionnaire([], { opening: "closing", closing: "opening" }))).toEqual([
      { code: "definition.openingNotFirst", params: { name: "closing" } },
      { code: "definition.closingNotLast", params: { name: "opening" } },
    ]);
  });

  it("refuses what is too large, too deep, too many or nothing at all", () => {
    const large = { ...questionnaire(), title: "好".repeat(40_000) };
    expect(checkDefinition(large)).toMatchObject([{ code: "definition.tooLarge" }]);
    expect(checkDefinition(JSON.parse("[".repeat(40_000) + "]".repeat(40_000)))).toMatchObject([
      { code: "definition.tooDeep" },
    ]);
    const many = Array.from({ length: 78 }, (_, at) => rating(`item${at}`));
    expect(faultsOf(...many)).toEqual([
      { code: "definition.tooManyElements", params: { count: 81, limit: 80 } },
    ]);
    expect(faultsOf(...many.slice(1))).toEqual([]);
    expect(checkDefinition({ ...questionnaire(), pages: [] })).toContainEqual({ code: "definition.noItems" });
  });

  it("takes pages or elements, not both", () => {
    expect(checkDefinition({ ...questionnaire(), elements: [] })).toEqual([
      { code: "definition.unknownProperty", params: { property: "elements" } },
    ]);
  });

  it("never throws, whatever JSON it is given", () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => void checkDefinition(value)));
  });

  it("never throws when any part of a sound questionnaire is replaced, and can use what it lets pass", () => {
    fc.assert(
      fc.property(fc.nat(), fc.jsonValue({ maxDepth: 2 }), (where, value) => {
        const changed: unknown = JSON.parse(JSON.stringify(sound));
        const places = holes(changed);
        places[where % places.length]!(value);
        const problems = checkDefinition(changed);
        if (problems.length === 0) expect(spokenTime(readDefinition(changed)).seconds).toBeGreaterThan(30);
        for (const { code } of problems) expect(code).toMatch(/^definition\.[a-zA-Z]+$/);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("readDefinition", () => {
  it("gives back a sound definition as it was", () => {
    expect(readDefinition(sound)).toEqual(sound);
  });

  it("throws with every problem of an unsound one", () => {
    const unsound = questionnaire([rating("wait"), rating("wait")], { overall: "nowhere" });
    expect(() => readDefinition(unsound)).toThrow(InvalidDefinition);
    expect(() => readDefinition(unsound)).toThrow(
      "definition.codeDuplicate (wait), definition.overallUnknown",
    );
  });
});

/** A setter for every place in a JSON value. */
function holes(value: unknown): ((replacement: unknown) => void)[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    (replacement: unknown) => void Object.assign(value, { [key]: replacement }),
    ...holes(inner),
  ]);
}
