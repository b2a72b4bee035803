import { inclusions } from "../../../models/rules/parents.ts";
import { isItem, lines, type Definition } from "../../../models/rules/definition.ts";
import { PLACEHOLDER } from "../../../models/rules/placeholders.ts";
import { type SpokenTime } from "../../../models/rules/spokenTime.ts";
import { type Locale } from "../../../locales/index.ts";
import { wordsOf } from "./lineOf.ts";

/** Which customer is on the line: one who answers as most do, or one with whom everything takes its longest. */
export type Customer = "likely" | "longest";

/** A line of the call on the clock. */
export interface ScriptLine {
  name: string;
  /** The line's type; `rest` is what is kept for points outside the questionnaire. */
  type: string;
  words: string;
  /** Seconds after the call began, and how many it takes with its answer. */
  from: number;
  takes: number;
}

// Asked in fewer calls than that, a line is not part of the likely one.
const LIKELY = 0.5;

/** The call line by line against the clock, for one kind of customer; `fill` puts names where the text leaves places. */
export function spokenScript(
  definition: Definition,
  time: SpokenTime,
  customer: Customer,
  locale: Locale,
  fill: (place: string) => string,
): { lines: ScriptLine[]; end: number } {
  const end = customer === "longest" ? time.longestSeconds : time.seconds;
  const costs = new Map(time.perItem.map((cost) => [cost.item, cost]));
  const rates = inclusions(definition);
  let from = 0;
  const said = lines(definition).flatMap(({ line, conditions }): ScriptLine[] => {
    const cost = costs.get(line.name);
    const isLikely = conditions.length === 0 && (!isItem(line) || (rates.get(line.name) ?? 1) >= LIKELY);
    if (!cost || (customer === "likely" && !isLikely)) return [];
    // Nobody hears half a line: what a customer hears takes as long as it takes.
    const takes = customer === "likely" ? cost.seconds : cost.whenAsked;
    const start = from;
    from += takes;
    const words = wordsOf(line, locale).replace(PLACEHOLDER, (_, place: string) => fill(place.trim()));
    return [{ name: line.name, type: line.type, words, from: start, takes }];
  });
  // The longest customer explains every low score: his lines are stretched until they fill the longest call.
  const spoken = end - time.reserve;
  const stretch = customer === "longest" && from > 0 ? spoken / from : 1;
  const placed = said.map((line) => ({ ...line, from: line.from * stretch, takes: line.takes * stretch }));
  const begins = from * stretch;
  const rest = { name: "", type: "rest", words: "", from: begins, takes: Math.max(0, end - begins) };
  return { lines: [...placed, rest], end };
}
