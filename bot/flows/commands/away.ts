import { Person } from "../../../models/person.ts";
import { addDays, isDay } from "../../../models/rules/days.ts";
import type { Day } from "../../../models/rules/kinds.ts";
import type { Absence } from "../../../models/rules/staff.ts";
import type { Reply } from "../../chat.ts";
import { dateText } from "../../cards/times.ts";
import { type Actor, say } from "../actor.ts";

/**
 * `/away until 2026-12-05`, `/away 2026-12-01/2026-12-05`, `/away 2026-12-01`, `/away` for as long as it takes and
 * `/away back`: nobody away is assigned anything.
 */
export async function away(actor: Actor, text: string): Promise<Reply> {
  const { store, person, at } = actor;
  const day = store.today(at);
  const said = readAway(text, day);
  if (said === null) return { toast: say(actor, "flow.away.usage") };
  await Person.setAway(store._id, person.code, said ? [said] : []);
  if (!said) return { toast: say(actor, "flow.away.back") };
  const from = dateText(said.from, actor.reader);
  return {
    toast: said.until
      ? say(actor, "flow.away.until", { from, until: dateText(said.until, actor.reader) })
      : say(actor, "flow.away.open", { from }),
  };
}

/** The absence that was typed; undefined for "I am back", null for what cannot be read. */
export function readAway(text: string, today: Day): Absence | undefined | null {
  const words = text.trim().toLowerCase();
  if (words === "") return { from: today };
  if (BACK.includes(words)) return undefined;
  const days = words.match(/\d{1,4}-\d{1,2}(?:-\d{1,2})?/g)?.map((each) => readDay(each, today)) ?? [];
  const [first, second] = days;
  if (!first || days.length > 2 || second === null) return null;
  if (second) return first <= second ? { from: first, until: second } : null;
  const only = words.replace(/\d{1,4}-\d{1,2}(?:-\d{1,2})?/, "").trim() !== "";
  // "until" before a single day, in whatever language, means from today on.
  return only ? (first >= today ? { from: today, until: first } : null) : { from: first, until: first };
}

// The way back in each language, beside the word itself.
const BACK = ["back", "off", "\u56de\u6765", "\u53d6\u6d88"];

/** `2026-12-05`, or `12-05` for the next one of that date. */
function readDay(text: string, today: Day): Day | null {
  const [year, month, day] = text.split("-").length === 3 ? text.split("-") : ["", ...text.split("-")];
  const written = (of: string): Day =>
    `${of}-${month?.padStart(2, "0") ?? ""}-${day?.padStart(2, "0") ?? ""}`;
  if (year) return isDay(written(year)) ? written(year) : null;
  const thisYear = written(today.slice(0, 4));
  if (!isDay(thisYear)) return null;
  return thisYear >= addDays(today, -31) ? thisYear : written(String(Number(today.slice(0, 4)) + 1));
}
