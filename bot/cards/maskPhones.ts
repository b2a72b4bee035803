/** A number as it may stand in a channel: its first three and last four digits, `154 **** 2236`. */
export function maskPhone(phone: string): string {
  const digits = ownDigits(phone);
  if (digits.length < 9) return "****";
  return `${digits.slice(0, 3)} **** ${digits.slice(-4)}`;
}

// As people write numbers: mobile ones, those with an area code, and any with a country code; in full-width
// figures too, with blanks, dashes or brackets between.
const GAP = "[\\s().·-]{0,2}";
const figures = (count: string): string => `(?:${GAP}[0-9０-９]){${count}}`;
const NUMBER = new RegExp(
  [
    `[+＋]${figures("8,15")}`,
    `(?<![0-9０-９A-Za-z])(?:[8８][6６]${GAP})?[1１]${GAP}[3-9３-９]${figures("9")}(?![0-9０-９])`,
    `(?<![0-9０-９A-Za-z])[(（]?[0０]${figures("2,3")}[)）]?${figures("7,8")}(?![0-9０-９])`,
  ].join("|"),
  "g",
);

/** The text with every telephone number in it masked; `numbers` are masked however they are written. */
export function maskPhones(text: string, numbers: readonly string[] = []): string {
  const masked = text.replace(NUMBER, (found) => maskPhone(halfWidth(found)));
  const all = halfWidth(masked).replace(/\D/g, "");
  return numbers.reduce((rest, number) => {
    const digits = ownDigits(number);
    // Hardly any text holds it, and a pattern is slow to make.
    if (digits.length < 7 || !all.includes(digits)) return rest;
    return rest.replaceAll(written(digits), maskPhone(number));
  }, masked);
}

/** A number's digits without its country's. */
const ownDigits = (number: string): string => number.replace(/\D/g, "").replace(/^86(?=1\d{10}$)/, "");

/** Such digits with any signs between them. */
function written(digits: string): RegExp {
  return new RegExp([...digits].map((digit) => `[${digit}${fullWidth(digit)}]`).join(GAP), "g");
}

const ZERO = "0".codePointAt(0)!;
const WIDE_ZERO = "０".codePointAt(0)!;

const fullWidth = (digit: string): string => String.fromCodePoint(digit.codePointAt(0)! - ZERO + WIDE_ZERO);

const halfWidth = (text: string): string =>
  text.replace(/[０-９]/g, (digit) => String.fromCodePoint(digit.codePointAt(0)! - WIDE_ZERO + ZERO));
