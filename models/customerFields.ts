import type { Act } from "./act.ts";
import type { Id, IdLike } from "./id.ts";
import type { Found, NounModel } from "./noun.ts";
import type { Consent, Day, StaffCode } from "./rules/kinds.ts";
import type { Week, WeekForm } from "./rules/week.ts";
import type { Applied } from "./storeFields.ts";

/** The owner's data [001]; all of it may be missing. */
export interface CustomerData {
  name?: string;
  /** Form of address. */
  address?: string;
  sex?: "male" | "female";
  idNumber?: string;
  occupation?: string;
  birthday?: Day;
  homeAddress?: string;
  workAddress?: string;
  /** Other numbers of his, E.164. */
  phones?: string[];
  email?: string;
  hobbies?: string;
  consent?: Consent;
  /** When he wants to be called, as people write it. */
  slot?: WeekForm;
  /** The number on which he wants to be called, E.164. */
  preferredPhone?: string;
}

/** A person, who is a telephone number within the store; consent and "do not call" hang on the number. */
export interface CustomerFields extends CustomerData {
  _id: Id;
  store: string;
  /** E.164; unique in the store. Left out where nobody knows one yet. */
  phone?: string;
  /** For one without a number, whose he is: `<vehicle id>:<name>`; unique in the store. */
  nameless?: string;
  consent: Consent;
  /** He wants no more calls; nothing undoes it but his own word to the store, `allowCalls`. */
  doNotCall?: { at: Date; by: StaffCode; reason: string };
  lastConversationAt?: Date;
  revision: number;
  done: string[];
}

/** What can be asked of one customer, and what he says about being called. */
export interface CustomerMethods {
  /** Neither refused for good nor without consent; unknown consent means that he may be called. */
  mayBeCalled(): boolean;
  /** The number to dial: the one he asked for, else his own. */
  number(): string | undefined;
  /** The slot he asked for, as the rules read it. */
  slotWeek(): Week | undefined;
  /** What he said at handover: whether, when and where to call; the advisor's form [004]. */
  setWishes(act: Act, wishes: Pick<CustomerData, "consent" | "slot" | "preferredPhone">): Promise<Customer>;
  stopCalling(act: Act, reason: string): Promise<Customer>;
  /** He came himself and wants to be called again. */
  allowCalls(act: Act): Promise<Customer>;
}

/** One person among many to be written, by number or, without one, by vehicle. */
export interface CustomerEntry {
  phone?: string;
  /** For one without a number. */
  vehicle?: IdLike;
  data: CustomerData;
}

/** What came of writing one of many. */
export interface Recorded<T> {
  document: T;
  applied: Applied;
}

/** How a batch is written. */
export interface RecordOptions {
  /** Works out what would come of it and writes nothing. */
  dryRun?: boolean;
}

/** The questions that the product asks about customers. */
export interface CustomerStatics {
  named(store: string, id: IdLike): Promise<Customer>;
  /** The one with that number, made if there is none; data replaces what was known, consent only tightens. */
  byPhone(store: string, phone: string, data?: CustomerData): Promise<Customer>;
  /**
   * Many at once, at most 1,000, each as if written after the one before: the results in the same order, the
   * documents as they stand at the end (on a dry run as they would; new ones have ids of their own).
   */
  record(
    store: string,
    entries: readonly CustomerEntry[],
    options?: RecordOptions,
  ): Promise<Recorded<CustomerFields>[]>;
  /** Somebody was spoken to: the quiet gap begins. */
  spoke(store: string, id: IdLike, at: Date): Promise<void>;
  /** By number, or by the beginning of the name; at most 20. */
  search(store: string, text: string): Promise<Customer[]>;
  /** Those with these ids, in no order. */
  among(store: string, ids: readonly IdLike[]): Promise<Customer[]>;
}

/** A customer as the database gave it. */
export type Customer = Found<CustomerFields, CustomerMethods>;

/** The customers. */
export type CustomerModel = NounModel<CustomerFields, CustomerStatics, CustomerMethods>;
