import { type Locale } from "../../../../locales/index.ts";
import { type Choice } from "../../../../ui/Choices.tsx";
import { zonedTime } from "../../../../ui/zonedTime.ts";
import { type WhenQuestion } from "../../../form.ts";

/** Stands for a time that is not offered, until one is picked from the lists. */
export const OTHER = "other";

/** The times to choose from: those offered, and behind them the one that was picked from the lists. */
export function whenChoices(question: WhenQuestion, chosen: string | undefined, locale: Locale): Choice[] {
  const offers = (question.offers ?? []).map(({ value, label, hint }) => ({ value, label, hint }));
  const isOffered = chosen === undefined || offers.some(({ value }) => value === chosen);
  return isOffered ? offers : [...offers, { value: chosen, label: wallTimeText(chosen, locale) }];
}

/** A time of the store's wall clock in words: it is written without a zone, and read without one. */
function wallTimeText(wallTime: string, locale: Locale): string {
  const [day = "", clock] = wallTime.split("T");
  const date = zonedTime("UTC", locale).calendarDay(day);
  return clock === undefined ? date : `${date} ${clock}`;
}
