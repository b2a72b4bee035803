import { describe, expect, it } from "vitest";
import { localText } from "../../../models/rules/localText.ts";

describe("localText", () => {
  it("is the same in every language where it is written once", () => {
    expect(localText("你好", "en")).toBe("你好");
  });

  it("prefers the locale, then its language, then the default", () => {
    const text = { default: "默认", zh: "中文", "zh-cn": "简体", en: "English" };
    expect(localText(text, "zh-CN")).toBe("简体");
    expect(localText(text, "zh-TW")).toBe("中文");
    expect(localText(text, "en-GB")).toBe("English");
    expect(localText(text, "fr")).toBe("默认");
  });

  it("falls back to any text there is rather than say nothing", () => {
    expect(localText({ "zh-cn": "简体" }, "en")).toBe("简体");
  });

  it("takes a blank translation for a missing one", () => {
    expect(localText({ default: "默认", en: "  " }, "en")).toBe("默认");
  });

  it("is empty where there is no text", () => {
    expect(localText(undefined, "en")).toBe("");
    expect(localText({}, "constructor")).toBe("");
  });
});
