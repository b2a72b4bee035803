import type { Wanted } from "../models/cardFields.ts";
import type { AnyDisplay } from "./display.ts";

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

async function spreadOne(display: AnyDisplay, { want, onError }: SpreadListener): Promise<number> {
  const nouns = await display.stale(BATCH);
  const known = await apart(nouns, async (noun) => ({ noun, wanted: await noun.wanted() }), onError);
  // All at once: what became stale first is written down, and sent, first.
  await want(known.flatMap(({ wanted }) => wanted));
  return (await apart(known, ({ noun }) => noun.told(), onError)).length;
}

/** What came of each; one that fails holds up no other, and is tried again the next time. */
async function apart<T, R>(
  all: readonly T[],
  act: (each: T) => Promise<R>,
  onError: (error: unknown) => void,
): Promise<R[]> {
  const tried = all.map((each) =>
    act(each).then(
      (result) => [result],
      (error: unknown) => {
        onError(error);
        return [];
      },
    ),
  );
  return (await Promise.all(tried)).flat();
}

const sum = (counts: number[]): number => counts.reduce((total, count) => total + count, 0);
