import { instantOf, type Zone } from "./zones.ts";

const DAY = 86_400_000;

/** The units of `$dateTrunc` that have a fixed length, in milliseconds. */
const LENGTHS = new Map([
  ["millisecond", 1],
  ["second", 1000],
  ["minute", 60_000],
  ["hour", 3_600_000],
]);
const MONTHS = new Map([
  ["month", 1],
  ["quarter", 3],
  ["year", 12],
]);

/** Every unit by name. */
export const UNITS: ReadonlySet<string> = new Set([...LENGTHS.keys(), "day", "week", ...MONTHS.keys()]);

/** Days of the week as `$dateTrunc` takes them, Sunday is 0. */
export const WEEKDAYS: ReadonlyMap<string, number> = new Map(
  ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"].flatMap((name, day) => [
    [name, day],
    [name.slice(0, 3), day],
  ]),
);

/**
 * The beginning of the bin in which an instant falls on the clocks of a zone. Bins of several units are
 * counted from the first of January 2000 there, weeks from the first `firstDay` of that year.
 */
export function truncate(instant: number, unit: string, size: number, zone: Zone, firstDay: number): number {
  const length = LENGTHS.get(unit);
  if (length !== undefined) {
    const start = instantOf(Date.UTC(2000, 0, 1), zone);
    const offset = zone.offsetAt(instant) - zone.offsetAt(start);
    return start + floorTo(instant + offset - start, length * size) - offset;
  }
  const local = instant + zone.offsetAt(instant);
  const months = MONTHS.get(unit);
  return instantOf(
    months === undefined ? dayOf(local, unit, size, firstDay) : monthOf(local, months * size),
    zone,
  );
}

const floorTo = (value: number, unit: number): number => Math.floor(value / unit) * unit;

function dayOf(local: number, unit: string, size: number, firstDay: number): number {
  const start = Date.UTC(2000, 0, 1);
  if (unit === "day") return start + floorTo(local - start, DAY * size);
  // The first of January 2000 was a Saturday.
  const firstWeek = start + ((firstDay - 6 + 7) % 7) * DAY;
  return firstWeek + floorTo(local - firstWeek, 7 * DAY * size);
}

function monthOf(local: number, size: number): number {
  const date = new Date(local);
  const months = (date.getUTCFullYear() - 2000) * 12 + date.getUTCMonth();
  return Date.UTC(2000, floorTo(months, size), 1);
}
