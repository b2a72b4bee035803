import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maskPhone, maskPhones } from "../../../bot/cards/maskPhones.ts";

describe("maskPhone", () => {
  it("leaves the first three and the last four digits", () => {
    expect(maskPhone("+8615400002236")).toBe("154 **** 2236");
    expect(maskPhone("154 0000 2236")).toBe("154 **** 2236");
  });

  it("leaves nothing of a number too short to hide the rest of", () => {
    expect(maskPhone("12345678")).toBe("****");
  });
});

describe("maskPhones", () => {
  it.each([
    "请打13912345678找我",
    "请打 +86 139 1234 5678 找我",
    "请打86-139-1234-5678找我",
    "电话１３９１２３４５６７８。",
    "call me at (0512) 6212-3456 after six",
    "办公室 028-85123456",
    "my number: +49 170 1234567",
  ])("hides the number in %s", (text) => {
    expect(maskPhones(text)).toContain("****");
    expect(maskPhones(text)).not.toMatch(/\d{7}/);
  });

  it.each([
    "工单 RO20261122001",
    "VIN LFV2A21K8C3012345",
    "里程 12345 公里",
    "2026-12-01 10:31",
    "等了 3 个小时",
  ])("leaves %s as it is", (text) => {
    expect(maskPhones(text)).toBe(text);
  });

  it("hides a number that is known, however it is written", () => {
    expect(maskPhones("转 6212 3456 分机", ["+862162123456"])).toBe("转 6212 3456 分机");
    expect(maskPhones("拨 021.6212.3456", ["+862162123456"])).not.toContain("6212");
  });

  it("hides every mobile number in any text, whatever stands around it", () => {
    const mobile = fc
      .tuple(fc.constantFrom("3", "5", "7", "8", "9"), fc.stringMatching(/^\d{9}$/))
      .map(([second, rest]) => `1${second}${rest}`);
    const words = fc.stringMatching(/^[ \p{L},。：]{0,12}$/u);
    const writings = [
      (number: string) => number,
      (number: string) => `+86${number}`,
      (number: string) => number.replace(/^(\d{3})(\d{4})(\d{4})$/, "$1 $2 $3"),
      (number: string) => number.replace(/^(\d{3})(\d{4})(\d{4})$/, "$1-$2-$3"),
    ];
    fc.assert(
      fc.property(words, mobile, fc.constantFrom(...writings), words, (before, number, write, after) => {
        // A letter right before a number makes it one of an order or a part.
        const text = `${before} ${write(number)} ${after}`;
        expect(maskPhones(text).replace(/\D/g, "")).not.toContain(number);
      }),
    );
  });
});
