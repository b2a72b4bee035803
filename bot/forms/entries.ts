import { typedPhone } from "../cards/phones.ts";

/** A VIN has no I, O and Q, which look like digits. */
const VIN = /^[A-HJ-NPR-Z0-9]{17}$/;
/** Letters and digits of any script, at least one of them a digit: plates of all countries and kinds. */
const PLATE = /^(?=.*\d)[\p{L}\p{N}]{4,10}$/u;

/** A VIN in its one writing; null if the text is none. */
export function readVin(text: string): string | null {
  const plain = folded(text);
  return VIN.test(plain) ? plain : null;
}

/** A number plate in its one writing, without blanks, dots and dashes; null if the text is none. */
export function readPlate(text: string): string | null {
  const plain = folded(text);
  return PLATE.test(plain) ? plain : null;
}

/** A telephone number in E.164, as it was typed; null if the text is none. */
export function readPhone(text: string): string | null {
  return typedPhone(text.normalize("NFKC"));
}

const folded = (text: string): string =>
  text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s.\-_*\u00b7\u2022\u2027\u2219\u22c5\u30fb\u2010-\u2015]/g, "");
