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
    const known = await wantCards(nouns, listener);
    await tellOf(display, known);
    told += known.length;
    if (nouns.length < BATCH || known.length === 0) break;
  }
  return told;
}

/** Has the cards of nouns in hand show them; `tellOf` them comes next. */
export async function wantCards(
  nouns: readonly StaleNoun[],
  { want, onError }: SpreadListener,
): Promise<Known[]> {
  const known = await apart(nouns, onError);
  // All at once: what became stale first is written down, and sent, first.
  if (known.length > 0) await want(known.flatMap(({ wanted }) => wanted));
  return known;
}

/** Says that these are shown, and to what they are parts of. */
export async function tellOf(display: AnyDisplay, known: readonly Known[]): Promise<void> {
  if (known.length === 0) return;
  await touchAll(known.flatMap(({ partOf }) => partOf));
  await display.told(known.map(({ noun }) => noun));
}

/** A noun, with where it stands. */
export interface Known {
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
