import parsePhoneNumber, { type CountryCode } from "libphonenumber-js";
import { words } from "../columns/words.ts";

/** A cell's telephone numbers in E.164, the best first. */
export interface ReadPhones {
  phones: string[];
}

/** Why a cell holds no telephone number. */
export type PhoneFault = "import.badPhone" | "import.shortenedNumber";

// Which ranges are in use changes faster than any library: each number of this form is taken.
const CHINESE_MOBILE = /^(?:(?:\+|00)?86|0)?(1[3-9]\d{9})$/;
// With its area code, which begins with 1 in Beijing alone: so a mobile number with a digit too few or too many is none.
const CHINESE_LANDLINE = /^(?:10|[2-9]\d)\d{8,9}$/;
const LABEL = new RegExp(`^(?:${words.phoneLabels.join("|")})\\s*[:.]?\\s*`, "i");
const EXTENSION = new RegExp(`\\s*(?:${words.extensions.join("|")})\\s*[.:]?\\s*\\d{1,6}\\s*$`, "i");
/** What stands between the numbers of a cell; a slash or comma never stands inside of one. */
const BETWEEN = /[/,;|\n\u3001]+|\s{2,}|\s(?=\+?(?:86)?1[3-9]\d{9}\b)/;

/** The telephone numbers of a cell, however written: with blanks, 86, +86, full-width digits, as a number. */
export function readPhones(text: string, country: CountryCode = "CN"): ReadPhones | PhoneFault {
  const plain = text.normalize("NFKC").trim();
  if (isShortened(plain)) return "import.shortenedNumber";
  const phones = plain.split(BETWEEN).flatMap((part) => readPhone(part, country) ?? []);
  return phones.length > 0 ? { phones: [...new Set(phones)] } : "import.badPhone";
}

/**
 * The digits of a number that a spreadsheet program wrote as 1.39E+10; null if digits are lost, and the text
 * itself if it is no such number.
 */
export function unshorten(text: string): string | null {
  const [, whole, fraction = "", exponent] = /^(\d)(?:\.(\d+))?e\+?(\d{1,2})$/i.exec(text) ?? [];
  if (exponent === undefined) return text.replace(/^(\d+)\.0+$/, "$1");
  return fraction.length === Number(exponent) ? `${whole}${fraction}` : null;
}

function isShortened(text: string): boolean {
  return unshorten(text) === null;
}

function readPhone(part: string, country: CountryCode): string | undefined {
  const text = (unshorten(part.trim()) ?? "").replace(LABEL, "").replace(EXTENSION, "");
  const digits = text.replace(/[\s\-().\u00b7\u2010-\u2015]/g, "");
  const mobile = CHINESE_MOBILE.exec(digits)?.[1];
  if (mobile && (country === "CN" || /^(?:\+|00)86/.test(digits))) return `+86${mobile}`;
  if (!/^\+?\d{7,17}$/.test(digits)) return undefined;
  const international = digits.startsWith("00") ? `+${digits.slice(2)}` : digits;
  const number = parsePhoneNumber(international, country);
  if (!number?.isValid()) return undefined;
  return number.country === "CN" && !CHINESE_LANDLINE.test(number.nationalNumber) ? undefined : number.number;
}
