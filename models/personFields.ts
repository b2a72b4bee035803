import type { Locale } from "../locales/index.ts";
import type { Chat } from "./act.ts";
import type { Id } from "./id.ts";
import type { Found, NounModel } from "./noun.ts";
import type { Day, Department, Role, StaffCode } from "./rules/kinds.ts";
import type { Absence } from "./rules/staff.ts";
import type { Applied } from "./storeFields.ts";

/** Somebody who works at a store. */
export interface PersonFields {
  _id: Id;
  store: string;
  /** Unique in the store. */
  code: StaffCode;
  name: string;
  roles: Role[];
  department?: Department;
  locale: Locale;
  email?: string;
  /** User ids in the chats. */
  slack?: string;
  telegram?: string;
  away: Absence[];
  /** Left: keeps his name on what he did, and may do nothing more. */
  active: boolean;
  /** The chat he used last, to which what is for him alone goes. */
  lastChat?: Chat;
  /** The chats that he linked himself, by a code: the store's file need not name them. */
  linked?: ("slack" | "telegram")[];
}

/** A person as the store's file names him. */
export type PersonFile = Pick<PersonFields, "code" | "name" | "roles"> &
  Partial<Pick<PersonFields, "department" | "locale" | "email" | "slack" | "telegram" | "away">>;

/** What can be asked of one person; he is also a `StaffMember` of the rules. */
export interface PersonMethods {
  isAway(day: Day): boolean;
  has(role: Role): boolean;
}

/** The questions that the product asks about persons. */
export interface PersonStatics {
  /** Throws `person.unknown` {code}; one who has left is found too. */
  named(store: string, code: StaffCode): Promise<Person>;
  /** Everybody who works at the store, by code. */
  of(store: string): Promise<Person[]>;
  /** Those of them, who have left too; who works here comes first. */
  among(store: string, codes: readonly StaffCode[]): Promise<Person[]>;
  /** Of those persons the names, by code; for cards. */
  names(store: string, codes: readonly StaffCode[]): Promise<Map<StaffCode, string>>;
  /** Who is there on a day, with that role if one is named. */
  present(store: string, day: Day, role?: Role): Promise<Person[]>;
  /** Who answers for a department: its managers; where it has none, the general managers. */
  managersOf(store: string, department: Department): Promise<Person[]>;
  /** Who a chat's user is; one may work at several stores. */
  byChat(chat: "slack" | "telegram", user: string): Promise<Person[]>;
  /** Writes somebody from the store's file; twice changes nothing. */
  put(store: string, file: PersonFile): Promise<Applied>;
  /** Those whom the store's file names no more: they have left. Returns who. */
  retireOthers(store: string, codes: readonly StaffCode[]): Promise<StaffCode[]>;
  /** Said in the chat or the file; replaces what was said of days not yet over. */
  setAway(store: string, code: StaffCode, away: Absence[]): Promise<Person>;
  setLocale(store: string, code: StaffCode, locale: Locale): Promise<Person>;
  /** Somebody has shown that this user of a chat is him. */
  link(store: string, code: StaffCode, chat: "slack" | "telegram", user: string): Promise<void>;
  /** Remembers the chat somebody used last. */
  sawOn(store: string, code: StaffCode, chat: Chat): Promise<void>;
}

/** A person as the database gave it. */
export type Person = Found<PersonFields, PersonMethods>;

/** The persons. */
export type PersonModel = NounModel<PersonFields, PersonStatics, PersonMethods>;
