import { meanings, plainWord, saysNothing, words } from "../columns/words.ts";
import type { Field } from "../columns/fields.ts";
import type { Cells } from "./cells.ts";

/** What a field says where it can only be yes or no; undefined, with a remark, where it says neither. */
export function readYesNo(cells: Cells, field: Field): boolean | undefined {
  // "None" says nothing of a name, but no of a question: so the raw texts are asked first.
  const texts = cells.raw(field);
  for (const text of texts) {
    const answer = answers.get(plainWord(text));
    if (answer) return answer === "yes";
  }
  const odd = texts.find((text) => !saysNothing(text));
  if (odd !== undefined) cells.remark(field, "import.badYesNo", odd);
  return undefined;
}

/** A mileage in whole kilometres; undefined where none is said, with a remark where it cannot be read. */
export function readMileage(cells: Cells, field: Field): number | undefined {
  const text = cells.text(field);
  if (text === "") return undefined;
  const [, digits] = /^(\d+(?:\.\d+)?)\D*$/.exec(text.normalize("NFKC").replace(/[\s,]/g, "")) ?? [];
  const mileage = Math.round(Number(digits));
  if (mileage <= MOST_MILEAGE) return mileage;
  cells.remark(field, "import.badMileage", text);
  return undefined;
}

const MOST_MILEAGE = 3_000_000;
const answers = meanings({ yes: words.yes, no: words.no });
