import { type Definition, type Item, type Line, isItem, items, lines } from "./definition.ts";
import { isFixed } from "./fixedLines.ts";
import { type LocalText } from "./localText.ts";
import { dependents, parents } from "./parents.ts";
import { type SpokenTimeSettings, spokenTime } from "./spokenTime.ts";
import { stress } from "./stress.ts";
import { type ItemWeakness } from "./weakness.ts";
import { mapElements, withoutLines } from "./withoutLines.ts";

/** What a proposal does with an item: kept as it is, stressed as weak, asked, rotating as strong, or left out. */
export type Proposed = "kept" | "stressed" | "asked" | "rotating" | "dropped";

/** The questionnaire that is proposed for the next period. */
export interface Proposal {
  definition: Definition;
  /** Every item of the one before, in its order. */
  items: { item: string; what: Proposed; askRate: number }[];
}

// Where there is not room for every call, three of four, every other, one of four.
const SHARES = [1, 0.75, 0.5, 0.25];
// What reaches its target is asked every other time at most: the time is for what does not.
const STRONG_SHARES = [0.5, 0.45, 0.4, 0.35, 0.3, 0.25];

/**
 * The next period's questionnaire [002]: what must stay (frame, overall score, anchors, locked lines), then the items
 * by weakness until the time is full, then what has no points or has not been asked yet; what reaches its target
 * takes turns in the largest share that there is time for. Weak items are stressed, with `probe` as their question
 * for the reason. What hangs on an item comes and goes with it.
 */
export function propose(
  definition: Definition,
  period: readonly ItemWeakness[],
  { probe, settings = {} }: { probe: LocalText; settings?: SpokenTimeSettings },
): Proposal {
  const found = new Map(period.map((each) => [each.item, each]));
  const candidates = candidatesOf(definition).map((item) => candidate(definition, item, found));
  const weak = candidates.filter(({ weakness }) => weakness > 0).sort((a, b) => b.weakness - a.weakness);
  const unknown = candidates.filter(({ weakness, n }) => weakness === 0 && n === 0);
  const strong = candidates.filter(({ weakness, n }) => weakness === 0 && n > 0);
  const rates = new Map<string, number>(candidates.map(({ item }) => [item.name, 0]));
  // A weak item that is asked in every call is stressed, which takes its time as well.
  const stressed = (): string[] => weak.map(({ item }) => item.name).filter((name) => rates.get(name) === 1);
  const made = (): Definition =>
    stressed().reduce(
      (next, name, i, all) => stress(next, name, { probe, after: all.slice(0, i) }),
      atRates(definition, rates),
    );
  const fits = (): boolean => spokenTime(made(), settings).ok;
  const fill = ({ item: { name } }: Candidate, most: number): void => {
    const fitting = [most, ...SHARES.filter((share) => share < most)].some((share) => {
      rates.set(name, share);
      return fits();
    });
    if (!fitting) rates.set(name, 0);
  };

  for (const each of weak) fill(each, 1);
  for (const each of unknown) fill(each, each.item.askRate ?? 1);
  takeTurns(strong, rates, fits);
  const turning = new Set(strong.map(({ item }) => item.name));
  return { definition: made(), items: whatBecame(definition, made(), rates, stressed(), turning) };
}

interface Candidate {
  item: Item;
  /** The greatest of its own and those that hang on it. */
  weakness: number;
  n: number;
  importance: number;
}

/** The items that may be asked more or less often: free, and hanging on nothing that is free itself. */
function candidatesOf(definition: Definition): Item[] {
  const free = new Set<string>();
  return lines(definition).flatMap((placed) => {
    const { line } = placed;
    if (!isItem(line) || isFixed(line) || line.name === definition.overall) return [];
    const follows = parents(placed).some((name) => free.has(name));
    free.add(line.name);
    const holdsFixed = dependents(definition, line.name).some((name) => isFixed(lineOf(definition, name)));
    return follows || holdsFixed ? [] : [line];
  });
}

function candidate(definition: Definition, item: Item, found: ReadonlyMap<string, ItemWeakness>): Candidate {
  const own = [item.name, ...dependents(definition, item.name)].flatMap((name) => found.get(name) ?? []);
  return {
    item,
    weakness: Math.max(0, ...own.map(({ weakness }) => weakness)),
    n: found.get(item.name)?.n ?? 0,
    importance: found.get(item.name)?.importance ?? 0,
  };
}

/** Gives the strong items the largest share that all of them fit with; the least important go where none does. */
function takeTurns(strong: readonly Candidate[], rates: Map<string, number>, fits: () => boolean): void {
  const kept = strong.toSorted((a, b) => b.importance - a.importance);
  for (; kept.length > 0; rates.set(kept.pop()!.item.name, 0)) {
    for (const share of STRONG_SHARES) {
      for (const { item } of kept) rates.set(item.name, share);
      if (fits()) return;
    }
  }
}

/** The definition with these items asked that often, and those at 0 not at all. */
function atRates(definition: Definition, rates: ReadonlyMap<string, number>): Definition {
  const none = [...rates].filter(([, rate]) => rate === 0).map(([name]) => name);
  const at = (line: Line): Line => {
    const rate = rates.get(line.name);
    if (rate === undefined || !isItem(line)) return line;
    const { askRate: _before, ...item } = line;
    return rate === 1 ? item : { ...item, askRate: rate };
  };
  return mapElements(withoutLines(definition, none), (element) => [
    element.type === "panel" ? { ...element, elements: element.elements.map(at) } : at(element),
  ]);
}

function whatBecame(
  before: Definition,
  after: Definition,
  rates: ReadonlyMap<string, number>,
  stressed: readonly string[],
  strong: ReadonlySet<string>,
): Proposal["items"] {
  const left = new Map(items(after).map((item) => [item.name, item]));
  return items(before).map((item): Proposal["items"][number] => {
    const { name } = item;
    const now = left.get(name);
    if (!now) return { item: name, what: "dropped", askRate: 0 };
    const askRate = now.askRate ?? 1;
    if (!rates.has(name)) return { item: name, what: "kept", askRate };
    if (stressed.includes(name)) return { item: name, what: "stressed", askRate };
    return { item: name, what: strong.has(name) ? "rotating" : "asked", askRate };
  });
}

const lineOf = (definition: Definition, name: string): Line =>
  lines(definition).find(({ line }) => line.name === name)!.line;
