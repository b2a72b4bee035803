import { DateTime } from "luxon";
import type { Question, Value } from "../../chat.ts";

/** The answer that a text gives to a question; undefined where it gives none. */
export function readTyped(question: Question, text: string, zone: string, now: Date): Value | undefined {
  const plain = text.normalize("NFKC").trim();
  switch (question.type) {
    case "text":
      return text.trim();
    case "score":
      return /^(10|[1-9])$/.test(plain) ? Number(plain) : undefined;
    case "yesNo":
      if (question.yes !== undefined && same(plain, question.yes)) return true;
      return question.no !== undefined && same(plain, question.no) ? false : undefined;
    case "choice": {
      const option = question.options.find(({ label }) => same(plain, label));
      if (!option) return undefined;
      return question.many ? [option.value] : option.value;
    }
    case "when":
      return readWhen(plain, question.precision, zone, now);
  }
}

const same = (one: string, other: string): boolean => one.toLowerCase() === other.trim().toLowerCase();

/** `2026-12-05 14:30`, `12-05 14:30`, `12/5 14:30` or `14:30` for the next time of that hour; a day without its time. */
function readWhen(text: string, precision: "day" | "minute", zone: string, now: Date): string | undefined {
  const [, year, month, day, hours, minutes] =
    /^(?:(?:(\d{4})[-/.\u5e74])?(\d{1,2})[-/.\u6708](\d{1,2})\u65e5?)?(?:[\sT]*(\d{1,2})[:\u70b9](\d{2})?)?$/.exec(
      text,
    ) ?? [];
  const here = DateTime.fromJSDate(now, { zone });
  const hasDay = month !== undefined && day !== undefined;
  if (precision === "day" ? !hasDay : hours === undefined) return undefined;
  const read = DateTime.fromObject(
    {
      ...{
        year: Number(year ?? here.year),
        month: Number(month ?? here.month),
        day: Number(day ?? here.day),
      },
      ...{ hour: Number(hours ?? 0), minute: Number(minutes ?? 0) },
    },
    { zone },
  );
  if (!read.isValid) return undefined;
  if (precision === "day") {
    const next = year === undefined && read.endOf("day") < here ? read.plus({ years: 1 }) : read;
    return next.toFormat("yyyy-MM-dd");
  }
  const step = hasDay ? { years: 1 } : { days: 1 };
  const next = year === undefined && read <= here ? read.plus(step) : read;
  return next.toFormat("yyyy-MM-dd'T'HH:mm");
}
