import type { WantedCard } from "./display.ts";
import type { OutboxParts } from "./outboxParts.ts";

/**
 * Shows a card where the product keeps the messages itself, without its being held first: no revision takes the place
 * of a later one there. Resolves with the revision shown, undefined where it has to go the usual way.
 */
export async function showOwn(
  { store, place, card, render }: WantedCard,
  { delivery, wall }: Pick<OutboxParts, "delivery" | "wall">,
): Promise<number | undefined> {
  if (!card?.message || card.dead || card.notBefore > wall()) return undefined;
  const { platform, channel } = place;
  if (!delivery.port(platform)?.caps({ platform, store, channel }).own) return undefined;
  const rendered = await render();
  if (!rendered) return undefined;
  const { _id, message } = card;
  const begin = async () => true;
  const { kind } = await delivery.deliver({ store, place, key: `card:${_id}`, message, begin, ...rendered });
  return kind === "sent" ? rendered.revision : undefined;
}
