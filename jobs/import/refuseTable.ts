import { AppError } from "../../locales/appError.ts";
import { t, type Locale, type TextKey, type TextParams } from "../../locales/index.ts";
import type { Field } from "./columns/fields.ts";
import type { Table } from "./table.ts";

/** What without which no row could be taken, by the fields that can say it. */
const HANDED_BACK: Field[] = ["handedBack", "settled", "finished", "arrived"];
const PHONE: Field[] = ["phone", "ownerPhone", "bringerPhone"];
const VEHICLE: Field[] = ["vin", "plate"];

/** Why none of a table's rows could be taken: a column is missing, or what its visits are. Undefined where all is there. */
export function refuseTable(
  { columns: { holding }, type }: Table,
  file: string,
  kind: "visits" | "customers",
): AppError | undefined {
  const needs: [TextKey, Field[]][] = [["import.column.phone", PHONE]];
  const typed = type ?? (holding.has("type") ? "typed" : undefined);
  if (kind === "visits") {
    needs.unshift(["import.column.at", HANDED_BACK]);
    needs.push(["import.column.vehicle", VEHICLE]);
    // A delivery without a number goes by VIN and day.
    needs.push([
      "import.column.number",
      typed === "repair" && !holding.has("type") ? ["number"] : ["number", "vin"],
    ]);
  }
  const missing = needs
    .filter(([, fields]) => !fields.some((field) => holding.has(field)))
    .map(([key]) => key);
  if (missing.length > 0) return new MissingColumns(file, missing);
  return kind === "visits" && !typed ? new AppError("import.typeUnclear", { file }) : undefined;
}

/** Names the missing columns in the reader's language. */
class MissingColumns extends AppError {
  readonly #file: string;
  readonly #missing: TextKey[];

  constructor(file: string, missing: TextKey[]) {
    super("import.missingColumns", params(file, missing, "en"));
    this.#file = file;
    this.#missing = missing;
  }

  override in(locale: Locale): string {
    return t(locale, this.code, params(this.#file, this.#missing, locale));
  }
}

function params(file: string, missing: TextKey[], locale: Locale): TextParams {
  return { file, columns: missing.map((key) => t(locale, key)).join(", ") };
}
