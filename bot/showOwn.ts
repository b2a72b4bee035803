import type { CardFields } from "../models/cardFields.ts";
import { readSubject, type WantedCard } from "./display.ts";
import type { OutboxParts } from "./outboxParts.ts";

/**
 * Shows a card where the product keeps the messages itself, without its being held first: no revision takes the place
 * of a later one there. Resolves with the revision shown, undefined where it has to go the usual way.
 */
export async function showOwn(
  { store, subject, place, render }: WantedCard,
  { _id, message, dead, notBefore }: CardFields,
  { displays, delivery, wall }: Pick<OutboxParts, "displays" | "delivery" | "wall">,
): Promise<number | undefined> {
  // What pauses between two edits is held meanwhile.
  const pauses = displays.get(readSubject(subject).type)?.pauseMs !== undefined;
  if (!message || dead || notBefore > wall() || pauses) return undefined;
  const { platform, channel } = place;
  if (!delivery.port(platform)?.caps({ platform, store, channel }).own) return undefined;
  const rendered = await render();
  if (!rendered) return undefined;
  const begin = async () => true;
  const { kind } = await delivery.deliver({ store, place, key: `card:${_id}`, message, begin, ...rendered });
  return kind === "sent" ? rendered.revision : undefined;
}
