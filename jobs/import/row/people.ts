import type { CustomerData } from "../../../models/customerFields.ts";
import type { WeekForm } from "../../../models/rules/week.ts";
import type { AppError } from "../../../locales/appError.ts";
import { type Field, type Personal, personField, type Whose } from "../columns/fields.ts";
import { meanings, plainWord, words } from "../columns/words.ts";
import { readYesNo } from "./answers.ts";
import { type Cells, refusal } from "./cells.ts";
import { type DateReading, readDay } from "./moments.ts";
import { readPhones, unshorten } from "./phones.ts";
import { readSlot } from "./slots.ts";

/** What a row says of a person. */
export interface PersonRow {
  /** E.164. */
  phone?: string;
  data: CustomerData;
}

/** The persons of a row: whose the car is, and who brought it if that was somebody else. */
export interface People {
  owner?: PersonRow;
  bringer?: PersonRow;
}

/**
 * The persons of a row. "The customer" is the owner, or where the owner has columns of his own, who brought the
 * car. Refuses a row whose only number is none.
 */
export function readPeople(cells: Cells, dates: DateReading): People {
  const [customer, owner, bringer] = (["", "owner", "bringer"] as const).map((whose) =>
    readPerson(cells, whose, dates),
  );
  takeNumber(customer!, [bringer!, owner!]);
  const first = said(owner) ?? said(customer);
  const second = said(bringer) ?? (said(owner) && said(customer));
  if (!first?.phone && !second?.phone) {
    const fault = customer?.fault ?? owner?.fault ?? bringer?.fault;
    if (fault) throw fault;
  }
  const wishes = readWishes(cells);
  const people = apart(first && person(first), second && person(second));
  const asked = people.bringer ?? people.owner;
  if (asked) Object.assign(asked.data, wishes);
  return people;
}

/** Two entries of one person as one, and nobody without a number beside somebody who has one. */
function apart(owner: PersonRow | undefined, bringer: PersonRow | undefined): People {
  if (!owner || !bringer) return { ...(owner && { owner }), ...(bringer && { bringer }) };
  if (!bringer.phone || bringer.phone === owner.phone) return { owner };
  return owner.phone || owner.data.name ? { owner, bringer } : { bringer };
}

/** A number that stands beside no name is that of somebody named without one: of who brought the car, else the owner. */
function takeNumber(nameless: Candidate, named: readonly Candidate[]): void {
  if (nameless.data.name || !nameless.phone) return;
  const whose = named.find(({ data, phone }) => data.name && !phone);
  if (!whose) return;
  whose.phone = nameless.phone;
  whose.data = { ...nameless.data, ...whose.data };
  delete nameless.phone;
  nameless.data = {};
}

interface Candidate extends PersonRow {
  /** Why none of his numbers can be taken. */
  fault?: AppError;
}

function said(candidate: Candidate | undefined): Candidate | undefined {
  return candidate && (candidate.phone || candidate.data.name) ? candidate : undefined;
}

function person({ phone, data }: Candidate): PersonRow {
  return { ...(phone && { phone }), data };
}

function readPerson(cells: Cells, whose: Whose, dates: DateReading): Candidate {
  const field = (what: Personal): Field => personField(whose, what);
  if (!cells.has(field("name")) && !cells.has(field("phone"))) return { data: {} };
  const text = (what: Personal) => cells.text(field(what)) || undefined;
  const { phone, phones, fault } = readNumbers(cells, field("phone"));
  const data: CustomerData = {
    name: text("name"),
    address: text("salutation"),
    sex: sexes.get(plainWord(text("sex") ?? "")),
    idNumber: readIdNumber(cells, field("idNumber")),
    occupation: text("occupation"),
    birthday: readOptionalDay(cells, field("birthday"), dates),
    homeAddress: text("homeAddress"),
    workAddress: text("workAddress"),
    ...(phones.length > 0 && { phones }),
    email: text("email"),
    hobbies: text("hobbies"),
  };
  return { ...(phone && { phone }), data: withoutGaps(data), ...(fault && { fault }) };
}

/** The numbers of a person, the first one to be known by; a column that holds none is remarked on or, alone, the fault. */
function readNumbers(cells: Cells, field: Field): { phone?: string; phones: string[]; fault?: AppError } {
  const numbers = new Set<string>();
  const faults: AppError[] = [];
  for (const text of cells.texts(field)) {
    const read = readPhones(text);
    if (typeof read === "string") faults.push(refusal(read, cells.column(field, text)));
    else for (const phone of read.phones) numbers.add(phone);
  }
  const [phone, ...phones] = numbers;
  for (const { code, params } of faults) cells.remarks.push({ column: String(params.column), code });
  return { ...(phone && { phone }), phones, ...(!phone && faults[0] && { fault: faults[0] }) };
}

function readIdNumber(cells: Cells, field: Field): string | undefined {
  const text = cells.text(field);
  const number = unshorten(text.normalize("NFKC").toUpperCase().replace(/\s+/g, ""));
  if (number === null) cells.remark(field, "import.shortenedNumber", text);
  return number || undefined;
}

/** A day that a row can do without. */
export function readOptionalDay(cells: Cells, field: Field, dates: DateReading): string | undefined {
  const text = cells.text(field);
  if (text === "") return undefined;
  const read = readDay(text, dates);
  if (typeof read === "object") return read.day;
  cells.remark(field, read, text);
  return undefined;
}

/** What the customer said about being called; whoever wants no calls has not consented. */
function readWishes(cells: Cells): Pick<CustomerData, "consent" | "slot" | "preferredPhone"> {
  const stop = readYesNo(cells, "doNotCall");
  const consent = stop ? false : readYesNo(cells, "consent");
  const preferred = readNumbers(cells, "preferredPhone").phone;
  const slot = readSlotOf(cells);
  return {
    ...(consent !== undefined && { consent: consent ? "yes" : "no" }),
    ...(slot && { slot }),
    ...(preferred && { preferredPhone: preferred }),
  };
}

function readSlotOf(cells: Cells): WeekForm | undefined {
  const text = cells.text("slot");
  const slot = text === "" ? "any" : readSlot(text);
  if (slot === null) cells.remark("slot", "import.badSlot", text);
  return slot === "any" || slot === null ? undefined : slot;
}

/** An object without the entries that say nothing. */
export function withoutGaps<T extends object>(data: T): T {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)) as T;
}

const sexes = meanings(words.sexes);
