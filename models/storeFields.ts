import type { Locale } from "../locales/index.ts";
import type { Found, NounModel } from "./noun.ts";
import type { Day, Department } from "./rules/kinds.ts";
import type { Holidays, OpenHours } from "./rules/openHours.ts";
import type { WeekForm } from "./rules/week.ts";

/** What a store decides about its calls and complaints. */
export interface Limits {
  /** A score up to this is low. */
  threshold: number;
  /** So many attempts, then it is over. */
  attempts: number;
  /** Nobody is called again so soon after a conversation. */
  quietDays: number;
  /** The service call is due so many days after handover, at most 5 [004]. */
  serviceDays: number;
  /** Up to this amount a department compensates by itself [003]. */
  compensation: number;
}

/** A channel and where it is: on the desk always, and at most in one chat. */
export interface ChannelFields {
  /** `callbacks`, `complaints.sales`, `complaints.service`, `finance` … */
  code: string;
  desk: boolean;
  slack?: string;
  telegram?: string;
}

/** A dealership, the tenant: nobody sees another's. */
export interface StoreFields {
  /** Its code. */
  _id: string;
  name: string;
  timezone: string;
  locale: Locale;
  /** The dealer group; left out for a store by itself. */
  group?: string;
  /** Office hours, in which the complaint clock runs, as people write them. */
  hours: WeekForm;
  /** When customers may be called, as people write it. */
  windows: WeekForm;
  holidays: Holidays;
  limits: Limits;
  departments: Department[];
  channels: ChannelFields[];
  /** The last day that each daily job has worked for. */
  lastDone: Record<string, Day>;
}

/** A store as its file describes it; what is left out has its default. */
export type StoreFile = Pick<StoreFields, "_id" | "name" | "timezone"> &
  Partial<Omit<StoreFields, "lastDone" | "limits" | "holidays">> & {
    limits?: Partial<Limits>;
    holidays?: Partial<Holidays>;
  };

/** What one thing written from a file did. */
export type Applied = "created" | "updated" | "unchanged";

/** What follows from a store's settings; not named `calendar`, since it has two of them. */
export interface StoreMethods {
  /** When customers may be called. */
  callHours(): OpenHours;
  /** When the office works. */
  officeHours(): OpenHours;
  /** The calendar day it is in the store's zone. */
  today(now: Date): Day;
  channel(code: string): ChannelFields | undefined;
  /** The code of a department's complaint channel. */
  complaintChannel(department: Department): string;
}

/** The questions that the product asks about stores. */
export interface StoreStatics {
  /** Throws `store.unknown` {code}. */
  named(code: string): Promise<Store>;
  all(): Promise<Store[]>;
  /** Writes a store's file; applying it twice changes nothing. */
  put(file: StoreFile): Promise<Applied>;
  /** Says that a daily job has worked for a day; false when it had worked for that day or a later one. */
  markDone(code: string, job: string, day: Day): Promise<boolean>;
}

/** A store as the database gave it. */
export type Store = Found<StoreFields, StoreMethods>;

/** The stores. */
export type StoreModel = NounModel<StoreFields, StoreStatics, StoreMethods>;
