import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPhones } from "../../../../jobs/import/row/phones.ts";

const wide = (text: string) =>
  text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
const parts = (number: string) => [number.slice(0, 3), number.slice(3, 7), number.slice(7)];
const writings: ((mobile: string) => string)[] = [
  (mobile) => mobile,
  (mobile) => parts(mobile).join(" "),
  (mobile) => parts(mobile).join("-"),
  (mobile) => `+86 ${parts(mobile).join(" ")}`,
  (mobile) => `86${mobile}`,
  (mobile) => `86-${mobile}`,
  (mobile) => `0086${mobile}`,
  (mobile) => `(+86)${mobile}`,
  (mobile) => `0${mobile}`,
  (mobile) => `${mobile}.0`,
  (mobile) => `${mobile[0]}.${mobile.slice(1)}E+10`,
  (mobile) => `手机：${mobile}`,
  (mobile) => `Tel. ${mobile}`,
  wide,
];

describe("a telephone number", () => {
  it("is one and the same in all writings", () => {
    const mobile = fc
      .tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 0, max: 999_999_999 }))
      .map(([range, rest]) => `1${range}${String(rest).padStart(9, "0")}`);
    fc.assert(
      fc.property(mobile, fc.constantFrom(...writings), (number, writing) => {
        expect(readPhones(writing(number))).toEqual({ phones: [`+86${number}`] });
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ["0571-88888888", "+8657188888888"],
    ["(0571) 8888 8888 转 801", "+8657188888888"],
    ["010-62345678", "+861062345678"],
    ["400-800-8888", "+864008008888"],
    ["+852 9123 4567", "+85291234567"],
    ["0049 30 901820", "+4930901820"],
  ])("is read as %s", (text, phone) => expect(readPhones(text)).toEqual({ phones: [phone] }));

  it("is the first of several in a cell; the others are kept", () => {
    const both = { phones: ["+8613912345678", "+8613812345678"] };
    for (const text of [
      "13912345678/13812345678",
      "13912345678、13812345678",
      "13912345678 13812345678",
      "13912345678；(86)13812345678，139 1234 5678",
    ])
      expect(readPhones(text)).toEqual(both);
  });

  it.each(["12345", "1391234567", "139123456789", "88888888", "abc", "#N/A", "23912345678", "2026-12-01"])(
    "is not read out of %j",
    (text) => expect(readPhones(text)).toBe("import.badPhone"),
  );

  it.each(["1.39E+10", "1.39123E+10"])(
    "with digits cut off by a spreadsheet program is refused: %s",
    (text) => expect(readPhones(text)).toBe("import.shortenedNumber"),
  );
});
