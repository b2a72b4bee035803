import { type Drawn } from "./answers.ts";
import { type Definition, isItem } from "./definition.ts";
import { type LineCost, lineCosts } from "./lineCosts.ts";
import { parents } from "./parents.ts";
import { type Arc, circle, intersection, place, SLOTS } from "./rotationCircle.ts";
import { LIMIT, RESERVE, type SpokenTimeSettings } from "./spokenTime.ts";

/** How a questionnaire's items take turns: so many kinds of draws, each as frequent as the next. */
export interface Rotation {
  slots: number;
  /** The items asked in the draws of a slot. */
  drawn(slot: number): Drawn;
  /** In which share of calls each item is truly drawn: its ask rate, unless five minutes left no room for it. */
  chances: Readonly<Record<string, number>>;
}

/**
 * Lays the items out so that each is in exactly its share of the draws and no draw is over five minutes. All draws
 * stand on a circle; an item takes an arc of it as long as its ask rate, where the draws are shortest so far. What
 * hangs on other items takes its arc inside theirs. Where a draw stays too long for all that, items that take turns
 * leave it, the least important first; their true chance says so.
 */
export function rotation(definition: Definition, settings: SpokenTimeSettings = {}): Rotation {
  const costs = lineCosts(definition, settings).map((cost) => ({ ...cost, above: parents(cost) }));
  const masks = layOut(costs);
  trim(definition, costs, masks);
  const items = costs.filter(({ line }) => isItem(line)).map(({ line }) => line.name);
  return {
    slots: SLOTS,
    drawn: (slot) => new Set(items.filter((name) => masks.get(name)![slot] === 1)),
    chances: Object.fromEntries(items.map((name) => [name, sum(masks.get(name)!) / SLOTS])),
  };
}

type Masks = Map<string, Uint8Array>;
type Placed = LineCost & { above: readonly string[] };

function layOut(costs: readonly Placed[]): Masks {
  const load = new Float64Array(SLOTS);
  const masks: Masks = new Map();
  const put = (arcs: readonly Arc[], region: Uint8Array): void => {
    for (const [name, mask] of place(arcs, region, load)) masks.set(name, mask);
  };
  // What is always asked lengthens every draw alike; what takes turns evens out the rest, the longest first.
  for (const bundle of bundles(costs)) put(bundle, circle());
  for (const cost of costs) {
    const { line, above } = cost;
    if (masks.has(line.name)) continue;
    const region = intersection(above.map((name) => masks.get(name) ?? circle()));
    if (isTurning(cost)) put([arcOf(cost, costs)], region);
    else masks.set(line.name, region);
  }
  return masks;
}

/** The items that take turns by themselves; those that one condition names keep together, or it could never hold. */
function bundles(costs: readonly Placed[]): Arc[][] {
  const roots = costs.filter((cost) => isTurning(cost) && cost.above.length === 0);
  const bundleOf = new Map(roots.map(({ line }) => [line.name, new Set([line.name])]));
  for (const { above } of costs) {
    const [first, ...others] = above.flatMap((name) => bundleOf.get(name) ?? []);
    for (const other of others) {
      for (const name of other) bundleOf.set(name, first!.add(name));
    }
  }
  return [...new Set(bundleOf.values())]
    .map((names) => roots.filter(({ line }) => names.has(line.name)).map((root) => arcOf(root, costs)))
    .sort((a, b) => secondsIn(b) - secondsIn(a));
}

/** An item's arc: what it takes, and what always follows from it. */
function arcOf(cost: Placed, costs: readonly Placed[]): Arc {
  const { line } = cost;
  const followers = costs.filter((each) => !isTurning(each) && each.above.includes(line.name));
  const seconds = [cost, ...followers].reduce((all, { whenAsked, met }) => all + whenAsked * met, 0);
  return { name: line.name, rate: isItem(line) ? (line.askRate ?? 1) : 1, seconds };
}

/** Takes out of the draws that are over the limit what may be left out, with all that hangs on it. */
function trim(definition: Definition, costs: readonly Placed[], masks: Masks): void {
  const expendable = costs
    .filter((cost) => isTurning(cost) && isItem(cost.line) && !cost.line.anchor && !cost.line.locked)
    .filter(({ line }) => line.name !== definition.overall)
    .sort((a, b) => importance(a) - importance(b) || b.whenAsked * b.met - a.whenAsked * a.met);
  const seconds = (slot: number): number =>
    costs.reduce(
      (all, { line, whenAsked, met }) => all + (masks.get(line.name)![slot] ? whenAsked * met : 0),
      RESERVE,
    );
  for (let slot = 0; slot < SLOTS; slot++) {
    for (const { line } of expendable) {
      if (seconds(slot) <= LIMIT) break;
      masks.get(line.name)![slot] = 0;
      for (const { line: other, above } of costs) {
        if (above.some((name) => masks.get(name)?.[slot] === 0)) masks.get(other.name)![slot] = 0;
      }
    }
  }
}

const isTurning = ({ line }: LineCost): boolean => isItem(line) && (line.askRate ?? 1) < 1;
const importance = ({ line }: LineCost): number => (isItem(line) ? (line.importance ?? 0) : 0);
const secondsIn = (arcs: readonly Arc[]): number => arcs.reduce((all, { seconds }) => all + seconds, 0);
const sum = (mask: Uint8Array): number => mask.reduce((all, one) => all + one, 0);
