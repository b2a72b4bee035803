import type { CardFields } from "../models/cardFields.ts";
import type { WantedCard } from "./display.ts";
import type { OutboxParts } from "./outboxParts.ts";

/**
 * Shows a card where the product keeps the messages itself, without its being held first: no revision takes the place
 * of a later one there. Resolves with the revision shown, undefined where it has to go the usual way.
 */
export async function showOwn(
  { store, place, render }: WantedCard,
  { _id, message, dead, notBefore }: CardFields,
  { delivery, wall }: Pick<OutboxParts, "delivery" | "wall">,
): Promise<number | undefined> {
  if (!message || dead || notBefore > wall()) return undefined;
  const { platform, channel } = place;
  if (!delivery.port(platform)?.caps({ platform, store, channel }).own) return undefined;
  const rendered = await render();
  if (!rendered) return undefined;
  const begin = async () => true;
  const { kind } = await delivery.deliver({ store, place, key: `card:${_id}`, message, begin, ...rendered });
  return kind === "sent" ? rendered.revision : undefined;
}
