import { Card } from "../models/card.ts";
import type { AnyDisplay, StaleNoun } from "./display.ts";

const BATCH = 100;

/** Tells the cards of every noun that has changed which revision they have to show; returns how many nouns. */
export async function spread(
  displays: Iterable<AnyDisplay>,
  onError: (error: unknown) => void,
): Promise<number> {
  const counts = await Promise.all([...displays].map((display) => spreadOne(display, onError)));
  return counts.reduce((sum, count) => sum + count, 0);
}

async function spreadOne(display: AnyDisplay, onError: (error: unknown) => void): Promise<number> {
  const nouns = await display.stale(BATCH);
  // One that cannot be told of must not hold up the others.
  const told = await Promise.all(
    nouns.map((noun) =>
      tell(noun).catch((error: unknown) => {
        onError(error);
        return 0;
      }),
    ),
  );
  return told.reduce((sum, count) => sum + count, 0);
}

async function tell(noun: StaleNoun): Promise<number> {
  await Card.want(await noun.wanted());
  await noun.told();
  return 1;
}
