import type { AnyDisplay, StaleNoun, WantedCard, Whole } from "./display.ts";

const BATCH = 100;

/** What the spreading leads to. */
export interface SpreadListener {
  /** These cards have to show these revisions; it is on disk when it resolves. */
  want(wanted: WantedCard[]): Promise<void>;
  onError(error: unknown): void;
}

/** Tells the cards of every noun of a kind that has changed which revision they have to show; returns how many nouns. */
export async function spread(display: AnyDisplay, listener: SpreadListener): Promise<number> {
  let told = 0;
  for (let nouns; (nouns = await display.stale(BATCH)).length > 0;) {
    const done = await spreadThese(display, nouns, listener);
    told += done;
    if (nouns.length < BATCH || done === 0) break;
  }
  return told;
}

/** The same for nouns in hand; returns how many of them were told. */
export async function spreadThese(
  display: AnyDisplay,
  nouns: readonly StaleNoun[],
  { want, onError }: SpreadListener,
): Promise<number> {
  const known = await apart(nouns, onError);
  if (known.length === 0) return 0;
  await Promise.all([
    // All at once: what became stale first is written down, and sent, first.
    want(known.flatMap(({ wanted }) => wanted)),
    touchAll(known.flatMap(({ partOf }) => partOf)),
  ]);
  await display.told(known.map(({ noun }) => noun));
  return known.length;
}

interface Known {
  noun: StaleNoun;
  wanted: WantedCard[];
  partOf: Whole[];
}

/** Where each stands; one that fails holds up no other, and is looked at again the next time. */
async function apart(nouns: readonly StaleNoun[], onError: (error: unknown) => void): Promise<Known[]> {
  const looked = nouns.map(async (noun) => {
    try {
      return [{ noun, ...(await noun.look()) }];
    } catch (error) {
      onError(error);
      return [];
    }
  });
  return (await Promise.all(looked)).flat();
}

/** Before its parts are told: who dies in between tells it once more. */
async function touchAll(wholes: readonly Whole[]): Promise<void> {
  const each = new Map(wholes.map((whole) => [whole.key, whole]));
  await Promise.all([...each.values()].map((whole) => whole.touch()));
}
