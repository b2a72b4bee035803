import type { AnyDisplay, StaleNoun, WantedCard, Whole } from "./display.ts";

const BATCH = 100;

/** What the spreading leads to. */
export interface SpreadListener {
  /** These cards have to show these revisions; it is on disk when it resolves. */
  want(wanted: WantedCard[]): Promise<void>;
  onError(error: unknown): void;
}

/** What came of a look at all that has changed. */
export interface SpreadDone {
  /** How many nouns were told. */
  told: number;
  /** Where there may be more. */
  more: AnyDisplay[];
}

/** Tells the cards of every noun that has changed which revision they have to show. */
export async function spread(displays: readonly AnyDisplay[], listener: SpreadListener): Promise<SpreadDone> {
  const counts = await Promise.all(displays.map((display) => spreadOne(display, listener)));
  return {
    told: counts.reduce((total, count) => total + count, 0),
    more: displays.filter((_, index) => counts[index] === BATCH),
  };
}

async function spreadOne(display: AnyDisplay, { want, onError }: SpreadListener): Promise<number> {
  const nouns = await display.stale(BATCH);
  if (nouns.length === 0) return 0;
  const known = await apart(nouns, onError);
  await touchAll(known.flatMap(({ partOf }) => partOf));
  // All at once: what became stale first is written down, and sent, first.
  await want(known.flatMap(({ wanted }) => wanted));
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
