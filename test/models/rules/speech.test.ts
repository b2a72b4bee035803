import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeholders } from "../../../models/rules/placeholders.ts";
import { speechSeconds } from "../../../models/rules/speech.ts";

const chinese = (text: string): number => speechSeconds(text, "zh-CN");
const english = (text: string): number => speechSeconds(text, "en");
const character = 60 / 180;
const word = 60 / 150;

describe("speechSeconds", () => {
  it("reads 180 Chinese characters or 150 English words in a minute", () => {
    expect(chinese("好".repeat(180))).toBeCloseTo(60);
    expect(english("well ".repeat(150))).toBeCloseTo(60);
  });

  it("counts each part of a mixed sentence at its own rate", () => {
    expect(chinese("请打开 GPS 导航")).toBeCloseTo(5 * character + word);
    expect(chinese("在4S店")).toBeCloseTo(2 * character + word);
  });

  it("speaks no punctuation and no markup", () => {
    expect(chinese("<p>您好，<b>在吗？</b></p>&nbsp;")).toBeCloseTo(4 * character);
    expect(english("<p>Well, don't you <i>say</i>!</p>")).toBeCloseTo(4 * word);
    expect(english("a re-call")).toBeCloseTo(2 * word);
  });

  it("reads figures one by one in Chinese, as one word in English", () => {
    expect(chinese("打10分")).toBeCloseTo(4 * character);
    expect(english("give 10 points")).toBeCloseTo(3 * word);
  });

  it("counts a placeholder at the length of what will stand there", () => {
    const { customer, title, plate } = placeholders;
    expect(chinese("您好，{customer}{title}")).toBeCloseTo(
      (2 + customer.characters + title.characters) * character,
    );
    expect(english("Hello {title} { customer }")).toBeCloseTo((1 + title.words + customer.words) * word);
    expect(chinese("{plate}")).toBeCloseTo(plate.characters * character);
  });

  it("goes by the words that are there, not by the language asked for", () => {
    expect(english("打10分，{customer}")).toBeCloseTo(chinese("打10分，{customer}"));
  });

  it("keeps to other rates where they are set", () => {
    expect(speechSeconds("您好", "zh-CN", { charactersPerMinute: 240, wordsPerMinute: 150 })).toBeCloseTo(
      0.5,
    );
  });

  it("takes as long for two sentences as for one after the other", () => {
    const sentence = fc.string({ unit: fc.constantFrom(..."您好吗abc。 ,12") }).map((text) => `好${text}。`);
    fc.assert(
      fc.property(sentence, sentence, (one, other) => {
        expect(chinese(one + other)).toBeCloseTo(chinese(one) + chinese(other));
      }),
    );
  });

  it("is a length, whatever is written", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.constantFrom("zh-CN", "en"), (text, locale) => {
        expect(speechSeconds(text, locale)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
