import { parseWeek, type WeekForm } from "../../../models/rules/week.ts";
import { words } from "../columns/words.ts";

const { slots } = words;
/** What people mean by half a day, and when a day ends in which somebody may be called. */
const MORNING = ["09:00", "12:00"] as const;
const AFTERNOON = ["12:30", "18:00"] as const;
const DAY = ["08:00", "21:00"] as const;

const CLOCK = /(\d{1,2})(?:[:.](\d{2}))?/;
const anyOf = (list: readonly string[]) => `(?:${list.join("|")})`;
const TO = anyOf(slots.to);
const RANGE = new RegExp(`${CLOCK.source} ?(?:am|pm)? ?${TO} ?${CLOCK.source}`);
const AFTER = new RegExp(`${anyOf(slots.after)} ?${CLOCK.source}|${CLOCK.source} ?${anyOf(slots.after)}`);
const BEFORE = new RegExp(`${anyOf(slots.before)} ?${CLOCK.source}|${CLOCK.source} ?${anyOf(slots.before)}`);
const HOURS = new RegExp(
  `(\\d) ?${anyOf(words.times.hour)}(?: ?(\\d{1,2}) ?${anyOf(words.times.minute)})?`,
  "g",
);

/** When a customer wants to be called, read from free text; `any` for no wish, null if it cannot be read. */
export function readSlot(text: string): WeekForm | "any" | null {
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(HOURS, (_, hour, minute = "00") => `${hour}:${String(minute).padStart(2, "0")}`)
    .replace(/\s+/g, " ")
    .trim();
  if (slots.any.includes(plain)) return "any";
  const hours = readHours(plain);
  if (!hours) return null;
  const form = Object.fromEntries(readDays(plain).map((day) => [day, [hours.join("-")]]));
  return parseWeek(form).problems.length === 0 ? form : null;
}

function readHours(text: string): readonly [string, string] | null {
  const afternoon = new RegExp(anyOf(slots.afternoon)).test(text);
  const clock = (hour: string, minute = "00") => {
    // Who says "3 o'clock in the afternoon" means 15:00.
    const shown = afternoon && Number(hour) < 12 ? Number(hour) + 12 : Number(hour);
    return `${String(shown).padStart(2, "0")}:${minute}`;
  };
  const range = RANGE.exec(text);
  if (range) return [clock(range[1]!, range[2]), clock(range[3]!, range[4])];
  const after = AFTER.exec(text);
  if (after) return [clock((after[1] ?? after[3])!, after[2] ?? after[4]), DAY[1]];
  const before = BEFORE.exec(text);
  if (before) return [DAY[0], clock((before[1] ?? before[3])!, before[2] ?? before[4])];
  if (/\d/.test(text)) return null;
  if (afternoon) return AFTERNOON;
  if (new RegExp(anyOf(slots.morning)).test(text)) return MORNING;
  return readDays(text)[0] === EVERY_DAY ? null : DAY;
}

const EVERY_DAY = "mon-sun";

function readDays(text: string): string[] {
  const named = Object.entries(slots.days).flatMap(([day, list]) => {
    const at = Math.max(...list.map((word) => text.indexOf(word)), text.search(new RegExp(`\\b${day}`)));
    return at >= 0 ? [{ day, at }] : [];
  });
  const [first, second, ...others] = named.toSorted((a, b) => a.at - b.at);
  if (first && second && others.length === 0) {
    if (between(text, first.at, second.at)) return [`${first.day}-${second.day}`];
  }
  if (named.length > 0) return named.map(({ day }) => day);
  if (slots.weekend.some((word) => text.includes(word))) return ["sat", "sun"];
  return [slots.workdays.some((word) => text.includes(word)) ? "mon-fri" : EVERY_DAY];
}

/** Whether two named days stand as the ends of a range. */
function between(text: string, from: number, to: number): boolean {
  return new RegExp(`${TO} ?$`).test(text.slice(from, to)) && !/[\d:]/.test(text.slice(from, to));
}
