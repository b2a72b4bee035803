import { location } from "../errors.ts";
import { type Zone } from "./zones.ts";

const DAY = 86_400_000;

/**
 * Writes an instant on the clocks of a zone. Throws 18535 and 18536 for a pattern that is none, 18537 past
 * 9999.
 */
export function formatDate(instant: number, pattern: string, zone: Zone): string {
  const offset = zone.offsetAt(instant);
  const local = new Date(instant + offset);
  const year = local.getUTCFullYear();
  if (!(year >= 0 && year <= 9999))
    throw location(18537, `$dateToString is only defined on year 0-9999, not ${year}`);
  return pattern.replace(/%(.?)/gs, (_whole, letter: string) => {
    if (!letter) throw location(18535, "Unmatched '%' at end of format string");
    const write = Object.hasOwn(LETTERS, letter) ? LETTERS[letter] : undefined;
    if (!write) throw location(18536, `Invalid format character '%${letter}' in format string`);
    return write(local, offset);
  });
}

type Write = (local: Date, offset: number) => string;

const pad = (value: number, width = 2): string => String(value).padStart(width, "0");

const LETTERS: Record<string, Write> = {
  "%": () => "%",
  Y: (local) => pad(local.getUTCFullYear(), 4),
  m: (local) => pad(local.getUTCMonth() + 1),
  d: (local) => pad(local.getUTCDate()),
  H: (local) => pad(local.getUTCHours()),
  M: (local) => pad(local.getUTCMinutes()),
  S: (local) => pad(local.getUTCSeconds()),
  L: (local) => pad(local.getUTCMilliseconds(), 3),
  j: (local) => pad(dayOfYear(local) + 1, 3),
  w: (local) => String(local.getUTCDay() + 1),
  u: (local) => String(isoDay(local)),
  U: (local) => pad(Math.floor((dayOfYear(local) + 7 - local.getUTCDay()) / 7)),
  V: (local) => pad(isoWeek(local).week),
  G: (local) => pad(isoWeek(local).year, 4),
  z: (_local, offset) => {
    const minutes = Math.abs(Math.trunc(offset / 60_000));
    return `${offset < 0 ? "-" : "+"}${pad(Math.floor(minutes / 60))}${pad(minutes % 60)}`;
  },
  Z: (_local, offset) => String(Math.trunc(offset / 60_000)),
};

const startOfYear = (year: number): number => new Date(0).setUTCFullYear(year, 0, 1);

/** From 0. */
const dayOfYear = (local: Date): number =>
  Math.floor((local.getTime() - startOfYear(local.getUTCFullYear())) / DAY);

/** Monday is 1, Sunday 7. */
const isoDay = (local: Date): number => local.getUTCDay() || 7;

/** A week belongs to the year in which its Thursday lies. */
function isoWeek(local: Date): { year: number; week: number } {
  const thursday = new Date(local.getTime() + (4 - isoDay(local)) * DAY);
  return { year: thursday.getUTCFullYear(), week: Math.floor(dayOfYear(thursday) / 7) + 1 };
}
