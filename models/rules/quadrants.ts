import { mean } from "./scoring.ts";

/** 重点改进, 保持优势, 次要改进, 过度: what to do about an item, by what it matters and how well it does. */
export type Quadrant = "improve" | "keep" | "later" | "over";

/** Where the items are split, and which quadrant each is in. */
export interface Quadrants {
  split: { importance: number; mean: number };
  /** By item; those without a mean are in none. */
  of: ReadonlyMap<string, Quadrant>;
}

/** The importance–performance quadrants, split at the means of both; null where no item has a mean. */
export function quadrants(
  items: readonly { item: string; importance: number; mean: number | null }[],
): Quadrants | null {
  const known = items.flatMap((each) => (each.mean === null ? [] : [{ ...each, mean: each.mean }]));
  const importance = mean(known.map((each) => each.importance));
  const performance = mean(known.map((each) => each.mean));
  if (importance === null || performance === null) return null;
  const quadrantOf = (each: (typeof known)[number]): Quadrant => {
    if (each.mean < performance) return each.importance >= importance ? "improve" : "later";
    return each.importance >= importance ? "keep" : "over";
  };
  return {
    split: { importance, mean: performance },
    of: new Map(known.map((each) => [each.item, quadrantOf(each)])),
  };
}
