import { describe, expect, it } from "vitest";
import { builtIn } from "../../../models/questionnaires/builtIn.ts";
import { items } from "../../../models/rules/definition.ts";
import { localText } from "../../../models/rules/localText.ts";
import { wording } from "../../../models/rules/wording.ts";

const codes = (text: string, locale = "zh-CN", part?: "script"): string[] =>
  wording(text, locale, part).map(({ code }) => code.slice("wording.".length));

describe("wording", () => {
  it.each([
    "您的车还有什么问题吗？",
    "开起来有没有异响？",
    "您觉得哪里不满意？",
    "车子还有其他毛病吗？",
    "是不是又响了？",
  ])("says that 「%s」 suggests a fault", (text) => expect(codes(text)).toContain("suggestsFault"));

  it.each([
    "Do you have any other problems with the car?",
    "What else was wrong?",
    "Is there anything wrong with it?",
    "Have you noticed any strange noises?",
  ])("says that “%s” suggests a fault", (text) => expect(codes(text, "en")).toContain("suggestsFault"));

  it.each(["服务顾问的接待态度和专业水平，您打几分？", "等了多久？坐得舒服吗？", "环境、座位怎么样？"])(
    "says that 「%s」 asks two things at once",
    (text) => expect(codes(text)).toContain("twoAtOnce"),
  );

  it.each([
    "How would you rate your advisor's manner and knowledge?",
    "How long did it take? Was the lounge clean?",
    "Was the price and/or the time as agreed?",
  ])("says that “%s” asks two things at once", (text) => expect(codes(text, "en")).toContain("twoAtOnce"));

  it("names the jargon that it found", () => {
    expect(wording("SA 给您看过工单吗？", "zh-CN")).toEqual([{ code: "wording.jargon", found: "工单" }]);
    expect(wording("Did the SA show you the work order?", "en")).toEqual([
      { code: "wording.jargon", found: "work order" },
    ]);
  });

  it("counts a Chinese question in characters, an English one in words", () => {
    expect(codes("好".repeat(60))).toEqual([]);
    expect(codes("好".repeat(61))).toEqual(["tooLong"]);
    expect(codes(`${"well ".repeat(25)}`, "en")).toEqual([]);
    expect(codes(`${"well ".repeat(26)}`, "en")).toEqual(["tooLong"]);
  });

  it("lets a script line be long and speak of two things, but not suggest a fault", () => {
    expect(codes(`<p>${"好".repeat(80)}，保养、维修</p>`, "zh-CN", "script")).toEqual([]);
    expect(codes("<p>您的车还有什么问题吗？</p>", "zh-CN", "script")).toEqual(["suggestsFault"]);
  });

  it.each(["zh-CN", "en"])(
    "has nothing to say of the questions that come with the product in %s",
    (locale) => {
      for (const definition of Object.values(builtIn)) {
        for (const { name, title } of items(definition))
          expect([name, wording(localText(title, locale), locale)]).toEqual([name, []]);
      }
    },
  );
});
