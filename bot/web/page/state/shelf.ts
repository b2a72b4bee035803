/** A card as the server last told of it; a later state has a higher revision. */
export interface Shelved {
  ref: string;
  revision: number;
}

/** What is known of each card, by its reference; `gone` remembers how new it was when it went. */
export interface Shelf<Item extends Shelved> {
  items: ReadonlyMap<string, Item>;
  gone: ReadonlyMap<string, number>;
}

/** A shelf with nothing on it. */
export const emptyShelf = { items: new Map<string, never>(), gone: new Map<string, number>() };

/** The shelf with these cards: each in its highest revision, whatever order the network brought them in. */
export function shelved<Item extends Shelved>(shelf: Shelf<Item>, cards: readonly Item[]): Shelf<Item> {
  const news = cards.filter(({ ref, revision }) => revision > knownRevision(shelf, ref));
  if (news.length === 0) return shelf;
  const items = new Map(shelf.items);
  for (const card of news) items.set(card.ref, card);
  return { ...shelf, items };
}

/** The shelf without a card that was taken away; an older state of it that comes late does not bring it back. */
export function unshelved<Item extends Shelved>(shelf: Shelf<Item>, ref: string): Shelf<Item> {
  const revision = knownRevision(shelf, ref);
  const items = new Map(shelf.items);
  items.delete(ref);
  return { items, gone: new Map(shelf.gone).set(ref, revision) };
}

/** The revisions that the page has, as the stream is told on connecting. */
export function revisions<Item extends Shelved>(shelf: Shelf<Item>): Record<string, number> {
  return Object.fromEntries([...shelf.items.values()].map(({ ref, revision }) => [ref, revision]));
}

function knownRevision<Item extends Shelved>(shelf: Shelf<Item>, ref: string): number {
  return shelf.items.get(ref)?.revision ?? shelf.gone.get(ref) ?? -1;
}
