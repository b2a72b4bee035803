import { type Definition, lines } from "./definition.ts";
import { isFixed } from "./fixedLines.ts";
import { dependents } from "./parents.ts";
import { type SpokenTimeSettings, spokenTime } from "./spokenTime.ts";
import { withoutLines } from "./withoutLines.ts";

/** What brings a questionnaire under the limit. */
export interface Cuts {
  /** Seconds over the limit; 0 where it is not. */
  over: number;
  /** What may go, the least missed first: the line, those that hang on it, and the seconds that are gained. */
  lines: { item: string; with: string[]; gain: number; weakness: number | null }[];
  /** The first of these that are enough together, and the time after; null where even all of them are not. */
  enough: { items: string[]; seconds: number } | null;
}

/**
 * What to cut so that the call is within the limit again. The opening, the closing, the overall score, anchors and
 * locked lines stay. Least missed is what was not weak in the last period (`weakness` by item, nothing known counts as
 * not weak), and of those whatever gains most.
 */
export function cuts(
  definition: Definition,
  weakness: Readonly<Record<string, number>> = {},
  settings: SpokenTimeSettings = {},
): Cuts {
  const time = spokenTime(definition, settings);
  const seconds = new Map(time.perItem.map((each) => [each.item, each.seconds]));
  const may = mayGo(definition);
  const all = lines(definition)
    .map(({ line }) => ({ item: line.name, with: dependents(definition, line.name) }))
    .filter((cut) => [cut.item, ...cut.with].every((name) => may.has(name)))
    .map((cut) => {
      const names = [cut.item, ...cut.with];
      const known = names.filter((name) => Object.hasOwn(weakness, name)).map((name) => weakness[name]!);
      const gain = tenths(names.reduce((sum, name) => sum + (seconds.get(name) ?? 0), 0));
      return { ...cut, gain, weakness: known.length > 0 ? Math.max(...known) : null };
    })
    .sort((a, b) => (a.weakness ?? 0) - (b.weakness ?? 0) || b.gain - a.gain);
  return {
    over: tenths(Math.max(0, time.seconds - time.limit)),
    lines: all,
    enough: enough(definition, all, settings),
  };
}

function enough(definition: Definition, all: Cuts["lines"], settings: SpokenTimeSettings): Cuts["enough"] {
  const items: string[] = [];
  const gone = new Set<string>();
  let time = spokenTime(definition, settings);
  for (const cut of all) {
    if (time.ok) break;
    if (gone.has(cut.item)) continue;
    items.push(cut.item);
    for (const name of [cut.item, ...cut.with]) gone.add(name);
    time = spokenTime(withoutLines(definition, gone), settings);
  }
  return time.ok ? { items, seconds: time.seconds } : null;
}

function mayGo(definition: Definition): Set<string> {
  const { opening, closing, overall } = definition;
  const stay = lines(definition).filter(
    ({ line }) => [opening, closing, overall].includes(line.name) || isFixed(line),
  );
  const all = new Set(lines(definition).map(({ line }) => line.name));
  for (const { line } of stay) all.delete(line.name);
  return all;
}

const tenths = (seconds: number): number => Math.round(seconds * 10) / 10;
