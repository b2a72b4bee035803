import type { Wanted } from "../models/cardFields.ts";
import type { AnyDisplay, StaleNoun } from "./display.ts";

const BATCH = 100;

/** What the spreading leads to. */
export interface SpreadListener {
  /** These cards have to show these revisions; it is on disk when it resolves. */
  want(wanted: Wanted[]): Promise<void>;
  onError(error: unknown): void;
}

/** Tells the cards of every noun that has changed which revision they have to show; returns how many nouns. */
export async function spread(displays: Iterable<AnyDisplay>, listener: SpreadListener): Promise<number> {
  const counts = await Promise.all([...displays].map((display) => spreadOne(display, listener)));
  return sum(counts);
}

async function spreadOne(display: AnyDisplay, listener: SpreadListener): Promise<number> {
  const nouns = await display.stale(BATCH);
  return sum(await Promise.all(nouns.map((noun) => tell(noun, listener))));
}

/** One that cannot be told of holds up no other, and is tried again the next time. */
async function tell(noun: StaleNoun, { want, onError }: SpreadListener): Promise<number> {
  try {
    await want(await noun.wanted());
    await noun.told();
    return 1;
  } catch (error) {
    onError(error);
    return 0;
  }
}

const sum = (counts: number[]): number => counts.reduce((total, count) => total + count, 0);
