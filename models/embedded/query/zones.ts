import { badValue, location } from "../errors.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
// All clocks are changed at a multiple of this.
const QUARTER = HOUR / 4;
const MAX_REMEMBERED = 10_000;

/** The clocks of a time zone: an IANA name, `UTC`, `GMT` or an offset such as +08:00, +0800 and +08. */
export interface Zone {
  /** How far the clocks are ahead of UTC at an instant, both in milliseconds. */
  offsetAt(instant: number): number;
}

/** Throws 40485 for a zone that nobody knows, 40517 for what is no text. */
export function zoneOf(name: unknown): Zone {
  if (typeof name !== "string") throw location(40517, "timezone must evaluate to a string");
  const offset = /^([+-])(\d\d)(?::?(\d\d))?$/.exec(name);
  if (offset) {
    const [, sign, hours, minutes = "0"] = offset;
    const ahead = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === "-" ? -1 : 1);
    return { offsetAt: () => ahead };
  }
  return zones.get(name) ?? remember(name);
}

/**
 * The instant at which the clocks of a zone show a local time, given as if it were UTC. A time that the
 * clocks show twice is its first; one that they skip is as far after the gap as it was after the gap's
 * beginning.
 */
export function instantOf(local: number, zone: Zone): number {
  const before = zone.offsetAt(local - DAY);
  const after = zone.offsetAt(local + DAY);
  const fits = [local - before, local - after].filter(
    (instant) => zone.offsetAt(instant) === local - instant,
  );
  return fits.length ? Math.min(...fits) : local - before;
}

const zones = new Map<string, Zone>();

function remember(name: string): Zone {
  const zone = namedZone(name);
  if (zones.size >= MAX_REMEMBERED) zones.clear();
  zones.set(name, zone);
  return zone;
}

function namedZone(name: string): Zone {
  const format = formatOf(name);
  const known = new Map<number, number>();
  return {
    offsetAt(instant) {
      if (!Number.isFinite(instant)) throw badValue("a date is out of range");
      const quarter = Math.floor(instant / QUARTER);
      let offset = known.get(quarter);
      if (offset === undefined) {
        if (known.size >= MAX_REMEMBERED) known.clear();
        known.set(quarter, (offset = readOffset(format, quarter * QUARTER)));
      }
      return offset;
    },
  };
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const numeric = "numeric";
  const fields = {
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  } as const;
  try {
    // Intl knows offsets too, in ways of writing that MongoDB does not.
    if (/^[+-]/.test(timeZone)) throw new RangeError(timeZone);
    return new Intl.DateTimeFormat("en-US", { timeZone, hourCycle: "h23", era: "short", ...fields });
  } catch {
    throw location(40485, `unrecognized time zone identifier: "${timeZone}"`);
  }
}

function readOffset(format: Intl.DateTimeFormat, instant: number): number {
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  const of = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
  const year = parts.get("era") === "BC" ? 1 - of("year") : of("year");
  const local = new Date(0);
  local.setUTCFullYear(year, of("month") - 1, of("day"));
  local.setUTCHours(of("hour"), of("minute"), of("second"));
  return local.getTime() - instant;
}
