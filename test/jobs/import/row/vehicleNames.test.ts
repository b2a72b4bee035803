import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPlate, readVin } from "../../../../jobs/import/row/vehicleNames.ts";

const letters = (from: string, length: number) =>
  fc.string({ unit: fc.constantFrom(...from), minLength: length, maxLength: length });
const wide = (text: string) =>
  text.replace(/[0-9A-Z]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

describe("a number plate", () => {
  it("is one and the same in all writings", () => {
    const plate = fc
      .tuple(letters("浙沪京粤", 1), letters("ABCDEFGH", 1), letters("0123456789", 5), letters("ABD", 1))
      .map(([a, b, c, d]) => [a + b, c + d] as const);
    const writing = fc.constantFrom(
      (a: string, b: string) => `${a}·${b}`,
      (a: string, b: string) => `${a} ${b}`,
      (a: string, b: string) => `${a}-${b}`,
      (a: string, b: string) => (a + b).toLowerCase(),
      (a: string, b: string) => wide(a + b),
      (a: string, b: string) => ` ${a}.${b} `,
    );
    fc.assert(
      fc.property(plate, writing, ([a, b], write) => {
        expect(readPlate(write(a, b))).toBe(a + b);
      }),
    );
  });

  it.each(["浙A12345学", "粤Z1234港", "B-MW 1234", "使014578"])(
    "of any country and kind is read: %s",
    (text) => expect(readPlate(text)).not.toBeNull(),
  );

  it.each(["", "浙A", "ABCDEF", "13912345678", "浙A12345，浙B12345"])("is not read out of %j", (text) =>
    expect(readPlate(text)).toBeNull(),
  );
});

describe("a VIN", () => {
  it("is one and the same in all writings", () => {
    const vin = letters("ABCDEFGHJKLMNPRSTUVWXYZ0123456789", 17);
    const writing = fc.constantFrom(
      (text: string) => text.toLowerCase(),
      wide,
      (text: string) => `${text.slice(0, 3)} ${text.slice(3, 9)}-${text.slice(9)}`,
      (text: string) => `*${text}*`,
    );
    fc.assert(
      fc.property(vin, writing, (text, write) => {
        expect(readVin(write(text))).toBe(text);
      }),
    );
  });

  it.each(["LSVAA4187E218456", "LSVAA4187E21845611", "LSVAA4187E218456I", ""])(
    "is not read out of %j",
    (text) => expect(readVin(text)).toBeNull(),
  );
});
