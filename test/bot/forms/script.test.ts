import { describe, expect, it } from "vitest";
import { script } from "../../../bot/forms/script.ts";

describe("script", () => {
  const opening = "<p>您好，{customer}{title}，我是{store}的{clerk}。</p><p>您的{model}好开吗？</p>";

  it("is read with the names of the call, without markup", () => {
    const spoken = { customer: "刘", title: "女士", store: "城东店", clerk: "李一", model: "云帆" };
    expect(script(opening, spoken, "zh-CN")).toBe("您好，刘女士，我是城东店的李一。\n您的云帆好开吗？");
  });

  it("leaves no gap where a name is missing", () => {
    expect(script(opening, { store: "城东店", clerk: "李一" }, "zh-CN")).toBe(
      "您好，我是城东店的李一。\n您的好开吗？",
    );
    expect(script("Hello {title} {customer}, this is {clerk}.", { clerk: "Li" }, "en")).toBe(
      "Hello, this is Li.",
    );
  });
});
