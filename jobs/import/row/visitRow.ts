import type { Day, StaffCode } from "../../../models/rules/kinds.ts";
import type { WorkKind } from "../../../models/rules/visitWork.ts";
import type { VisitData } from "../../../models/visitFields.ts";
import type { Field, VisitType } from "../columns/fields.ts";
import { meanings, plainWord, words } from "../columns/words.ts";
import { readMileage, readYesNo } from "./answers.ts";
import { type CarRow, readCar } from "./car.ts";
import { type Cells, refusal } from "./cells.ts";
import type { RowContext } from "./context.ts";
import { type Moment, readMoment, withClock } from "./moments.ts";
import { type People, readPeople, withoutGaps } from "./people.ts";
import { unshorten } from "./phones.ts";

/** A visit as one row tells it. */
export interface VisitRow extends People {
  type: VisitType;
  key: string;
  number?: string;
  /** The day on which the car was handed back. */
  day: Day;
  car: CarRow;
  data: Omit<VisitData, "vehicle" | "owner" | "bringer">;
}

/** What stands between several kinds of work in one cell. */
const BETWEEN = /[,;/+&|\u3001\uff0c\uff1b]/;
const LONGEST_NUMBER = 60;
const LONGEST_WORK = 2_000;
/** A visit before that year is a misread date. */
const FIRST_YEAR = "1990";
/** Where the day of the handing back stands, from what says it best to what stands in for it. */
const HANDED_BACK: Field[][] = [["handedBack", "settled"], ["finished"], ["arrived"]];

/** Reads a visit from its row. Throws an AppError that names the column where the row cannot be taken. */
export function readVisitRow(cells: Cells, context: RowContext): VisitRow {
  refuseStatus(cells);
  const kinds = readKinds(cells);
  const type = readType(cells, context);
  const number = readNumber(cells, type);
  const car = readCar(cells, context.dates);
  if (!car) throw refusal("import.noVehicle", cells.column("vin") || cells.column("plate"));
  const { at, day } = readHandedBack(cells, context);
  if (number === undefined && !car.vin)
    throw refusal("import.required", cells.column("number") || cells.column("vin"));
  const people = readPeople(cells, context.dates);
  if (!people.owner && !people.bringer) throw refusal("import.required", phoneColumn(cells));
  if (!people.owner?.phone && !people.bringer?.phone)
    cells.remarks.push({ column: phoneColumn(cells), code: "import.noPhone" });
  if (type === "delivery") car.data.purchasedOn ??= day;
  return {
    type,
    key: number ?? `${car.vin}:${day}`,
    ...(number !== undefined && { number }),
    day,
    car,
    ...people,
    data: withoutGaps<VisitRow["data"]>({
      at,
      consultant: readStaff(cells, "consultant", context),
      advisor: readStaff(cells, "advisor", context),
      work: cells.text("work").slice(0, LONGEST_WORK) || undefined,
      workKinds: kinds.kinds.length > 0 ? kinds.kinds : undefined,
      byAppointment: readYesNo(cells, "byAppointment"),
      waitedParts: readYesNo(cells, "waitedParts"),
      rework: readYesNo(cells, "rework") ?? kinds.rework,
      track: readYesNo(cells, "track"),
      mileage: readMileage(cells, "mileage"),
    }),
  };
}

function refuseStatus(cells: Cells): void {
  const text = cells.text("status");
  const status = statuses.get(plainWord(text));
  if (status) throw refusal(status, cells.column("status", text));
}

function readType(cells: Cells, { type, typeSaid }: RowContext): VisitType {
  const text = cells.text("type");
  const said = types.get(plainWord(text));
  if (said) return said;
  // Some systems write the kind of work into the type column: then it is a repair.
  if (workKinds.has(plainWord(text)) && !typeSaid) return "repair";
  if (type && (text === "" || typeSaid)) return type;
  throw refusal(text === "" ? "import.required" : "import.unknownType", cells.column("type", text));
}

function readKinds(cells: Cells): { kinds: WorkKind[]; rework?: true } {
  const texts = [...cells.texts("workKind"), ...cells.texts("type")].flatMap((text) => [
    text,
    ...text.split(BETWEEN),
  ]);
  const found = new Set(texts.flatMap((text) => workKinds.get(plainWord(text)) ?? []));
  const kinds = [...found].filter((name): name is WorkKind => name !== "rework");
  return { kinds, ...(found.has("rework") && { rework: true }) };
}

function readNumber(cells: Cells, type: VisitType): string | undefined {
  const text = cells.text("number");
  const column = cells.column("number", text);
  const number = unshorten(text.normalize("NFKC").toUpperCase().replace(/\s+/g, ""));
  if (number === null) throw refusal("import.shortenedNumber", column);
  if (number.length > LONGEST_NUMBER) throw refusal("import.badNumber", column);
  if (number === "" && type === "repair") throw refusal("import.required", column);
  return number || undefined;
}

/** When the car was handed back: of the best columns that the table has, day and time perhaps in two of them. */
function readHandedBack(cells: Cells, { dates }: RowContext): Moment {
  const group = handedBackFields(cells);
  const found = group.flatMap((field) => cells.texts(field).map((text) => ({ field, text })));
  const [first] = found;
  if (!first) throw refusal("import.required", handedBackColumn(cells));
  const reads = found.map(({ field, text }) => ({ field, text, read: readMoment(text, dates) }));
  const dated = reads.find(({ read }) => typeof read === "string" || "at" in read) ?? reads[0]!;
  const column = cells.column(dated.field, dated.text);
  if (typeof dated.read === "string") throw refusal(dated.read, column);
  if (!("at" in dated.read)) throw refusal("import.badDate", column);
  const clock = reads.flatMap(({ read }) => (typeof read === "object" && "seconds" in read ? read : []))[0];
  const moment = clock && !dated.read.timed ? withClock(dated.read, clock, dates) : dated.read;
  if (moment.day > dates.today) throw refusal("import.futureDate", column);
  if (moment.day < FIRST_YEAR) throw refusal("import.badDate", column);
  if (moment.assumed) cells.remark(dated.field, "import.dateOrder", dated.text);
  return moment;
}

/** The header of the column that says when the car was handed back. */
export function handedBackColumn(cells: Cells): string {
  return (
    handedBackFields(cells)
      .map((field) => cells.column(field))
      .find(Boolean) ?? ""
  );
}

function handedBackFields(cells: Cells): Field[] {
  return HANDED_BACK.find((fields) => fields.some((field) => cells.has(field))) ?? [];
}

function readStaff(
  cells: Cells,
  field: "consultant" | "advisor",
  { staff }: RowContext,
): StaffCode | undefined {
  const name = cells.text(field);
  if (name === "") return undefined;
  const code = staff.get(plainWord(name));
  if (!code) cells.remark(field, "import.unknownStaff", name, { name });
  return code ?? undefined;
}

function phoneColumn(cells: Cells): string {
  return cells.column("phone") || cells.column("ownerPhone") || cells.column("bringerPhone");
}

const types = meanings(words.visitTypes);
const workKinds = meanings<WorkKind | "rework">(words.workKinds);
const statuses = meanings({
  "import.cancelled": words.statuses.cancelled,
  "import.notHandedBack": words.statuses.notHandedBack,
});
