import { type Definition, type Item, items } from "./definition.ts";
import { type ItemStats } from "./itemStats.ts";
import { mean as meanOf } from "./scoring.ts";
import { shares } from "./shares.ts";

/** How weak an item is: its importance × how far its mean is below the target. */
export interface ItemWeakness {
  item: string;
  /** How many answered. */
  n: number;
  /** As answered, weighted for rotation; null over nobody. */
  mean: number | null;
  /** Drawn towards the group's mean while few have answered; null where neither is known. */
  shrunk: number | null;
  target: number;
  /** The item's share in the index, all scored items together 1. */
  importance: number;
  /** Stated in the definition, derived from the answers, or the same as others' for want of both. */
  importanceFrom: "stated" | "derived" | "equal";
  weakness: number;
}

// The group's mean counts as much as ten answers.
const GROUP_COUNTS_AS = 10;
const TARGET = 9;
// With fewer answers a correlation says more about single customers than about the item.
const FEWEST_TO_DERIVE = 30;

/**
 * The scored items of a questionnaire by what the answers say, the weakest first, equally weak ones in the order of
 * the call. `before` has the group's means by item, or for a store by itself those of its own last period.
 */
export function weakness(
  definition: Definition,
  stats: ReadonlyMap<string, ItemStats>,
  before: Readonly<Record<string, number>> = {},
): ItemWeakness[] {
  const scored = items(definition).filter(({ type }) => type === "rating" || type === "boolean");
  const origins = new Map(
    scored.map((item) => [item.name, importanceOf(definition, item, stats.get(item.name))]),
  );
  const importances = shares(comparable(origins));
  return scored
    .map(({ name, target = TARGET }): ItemWeakness => {
      const { n = 0, mean = null } = stats.get(name) ?? {};
      const group = Object.hasOwn(before, name) ? before[name]! : null;
      const shrunk = shrink(n, mean, group);
      const importance = importances.get(name)!;
      return {
        ...{ item: name, n, mean, shrunk, target, importance },
        importanceFrom: origins.get(name)!.from,
        weakness: shrunk === null ? 0 : importance * Math.max(0, target - shrunk),
      };
    })
    .sort((a, b) => b.weakness - a.weakness);
}

interface Origin {
  from: ItemWeakness["importanceFrom"];
  weight: number;
}

function importanceOf(definition: Definition, item: Item, stats: ItemStats | undefined): Origin {
  if (item.importance !== undefined) return { from: "stated", weight: item.importance };
  // The overall score goes with itself whatever it says.
  const derivable = item.name !== definition.overall && stats !== undefined && stats.n >= FEWEST_TO_DERIVE;
  if (!derivable || stats.correlation === null) return { from: "equal", weight: 1 };
  return { from: "derived", weight: Math.max(0, stats.correlation) };
}

/** Stated weights are shares and derived ones correlations: the average of either counts the same. */
function comparable(origins: ReadonlyMap<string, Origin>): Map<string, number> {
  const average = (from: Origin["from"]): number =>
    meanOf([...origins.values()].filter((origin) => origin.from === from).map(({ weight }) => weight)) || 1;
  const averages = { stated: average("stated"), derived: average("derived"), equal: 1 };
  return new Map([...origins].map(([item, { from, weight }]) => [item, weight / averages[from]]));
}

function shrink(n: number, mean: number | null, group: number | null): number | null {
  if (group === null) return mean;
  return (n * (mean ?? 0) + GROUP_COUNTS_AS * group) / (n + GROUP_COUNTS_AS);
}
