import type { Deed } from "./act.ts";
import type { Id, IdLike } from "./id.ts";
import type { Found, NounModel } from "./noun.ts";
import type { Day as CalendarDay } from "./rules/kinds.ts";
import type { Shown, ShownStatics } from "./shown.ts";

/** One day of a store, the subject of its day card; the figures on it are counted, not kept. */
export interface DayFields extends Shown {
  _id: Id;
  store: string;
  /** Unique in the store. */
  day: CalendarDay;
  postedAt?: Date;
  /** When its sheet was posted: the day is over. */
  closedAt?: Date;
}

/** The questions that the product asks about days. */
export interface DayStatics extends ShownStatics<Day> {
  /** Throws `store.unknownDay`. */
  named(store: string, id: IdLike): Promise<Day>;
  /** The day, made if nobody has asked for it before. */
  of(store: string, day: CalendarDay): Promise<Day>;
  /** Its figures may have changed, so that its card is drawn anew; does nothing for a day without a card. */
  touch(store: string, day: CalendarDay): Promise<void>;
  post(store: string, day: CalendarDay, deed: Deed): Promise<Day>;
  close(store: string, day: CalendarDay, deed: Deed): Promise<Day>;
  /** Posted and not closed, the oldest first. */
  unclosed(store: string): Promise<Day[]>;
}

/** A day as the database gave it. */
export type Day = Found<DayFields>;

/** The days. */
export type DayModel = NounModel<DayFields, DayStatics>;
