import { foldName } from "../../../models/rules/whoIsWho.ts";

/** A VIN has no I, O and Q, which look like digits. */
const VIN = /^[A-HJ-NPR-Z0-9]{17}$/;
/** Letters and digits of any script, at least one of them a digit: plates of all countries and kinds. */
const PLATE = /^(?=.*\d)[\p{L}\p{N}]{4,10}$/u;

/** A VIN in its one writing; null if the text is none. */
export function readVin(text: string): string | null {
  const plain = foldName(text);
  return VIN.test(plain) ? plain : null;
}

/** A number plate in its one writing, without blanks, dots and dashes; null if the text is none. */
export function readPlate(text: string): string | null {
  const plain = foldName(text);
  return PLATE.test(plain) ? plain : null;
}
