/** The weekdays in order, as the store's file writes them. */
export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** A weekday as the store's file writes it. */
export type Weekday = (typeof weekdays)[number];

/** A stretch of a day, in minutes since midnight on the wall clock; `to` is no longer inside. */
export interface Span {
  from: number;
  to: number;
}

/** When something is open on each weekday; a weekday left out is closed. */
export type Week = Partial<Record<Weekday, readonly Span[]>>;

/** A week as people write it: `{ "mon-fri": ["09:30-11:30", "14:00-17:00"], "sat": "10:00-11:30" }`. */
export type WeekForm = Readonly<Record<string, string | readonly string[]>>;

/** What is wrong with a written week: the key, and the value where it is one of several. */
export interface WeekProblem {
  code: "hours.unknownDay" | "hours.dayTwice" | "hours.badSpan" | "hours.neverOpen";
  key: string;
  value?: string;
}

/** When customers may be called unless the store says otherwise: not on the way to work, not in the evening [002]. */
export const defaultCallWeek: WeekForm = { "mon-fri": ["09:30-11:30", "14:00-17:00"] };

/** The office hours unless the store says otherwise; the complaint clock runs in them. */
export const defaultOfficeWeek: WeekForm = { "mon-fri": ["09:00-18:00"] };

/**
 * Reads a written week. A day named by itself beats a range that holds it; spans that touch become one.
 * What cannot be read is left out of the week and named among the problems.
 */
export function parseWeek(form: WeekForm): { week: Week; problems: WeekProblem[] } {
  const problems: WeekProblem[] = [];
  const alone: Week = {};
  const inRange: Week = {};
  for (const [key, value] of Object.entries(form)) {
    const days = parseDays(key);
    if (days.length === 0) problems.push({ code: "hours.unknownDay", key });
    const spans = parseSpans(key, value, problems);
    const week = key.includes("-") ? inRange : alone;
    if (days.some((day) => week[day])) problems.push({ code: "hours.dayTwice", key });
    for (const day of days) week[day] ??= spans;
  }
  const week = { ...inRange, ...alone };
  if (problems.length === 0 && !hasSpans(week)) problems.push({ code: "hours.neverOpen", key: "" });
  return { week, problems };
}

/** Whether a week is open at any time at all. */
export function hasSpans(week: Week): boolean {
  return weekdays.some((day) => week[day]?.length);
}

/** The days of `mon`, or of a range such as `mon-fri` or, over the week's end, `sat-mon`; none if unreadable. */
function parseDays(key: string): Weekday[] {
  const [first, last = first, ...rest] = key
    .trim()
    .toLowerCase()
    .split(/\s*-\s*/)
    .map(indexOfDay);
  if (first === undefined || last === undefined || first < 0 || last < 0 || rest.length > 0) return [];
  const length = ((last - first + 7) % 7) + 1;
  return Array.from({ length }, (_, i) => weekdays[(first + i) % 7]!);
}

function indexOfDay(name: string): number {
  return weekdays.findIndex((day) => day === name);
}

function parseSpans(key: string, value: string | readonly string[], problems: WeekProblem[]): Span[] {
  const spans: Span[] = [];
  for (const text of typeof value === "string" ? [value] : value) {
    const span = parseSpan(text);
    if (span) spans.push(span);
    else problems.push({ code: "hours.badSpan", key, value: text });
  }
  return mergeSpans(spans);
}

function parseSpan(text: string): Span | null {
  const written = /^(\d{1,2}):(\d\d)\s*[-–]\s*(\d{1,2}):(\d\d)$/.exec(text.trim());
  if (!written) return null;
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = written.slice(1).map(Number);
  const from = fromHour * 60 + fromMinute;
  const to = toHour * 60 + toMinute;
  return fromMinute < 60 && toMinute < 60 && from < to && to <= 24 * 60 ? { from, to } : null;
}

function mergeSpans(spans: Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else merged.push({ ...span });
  }
  return merged;
}
