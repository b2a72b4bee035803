import { Card } from "../models/card.ts";
import type { CardFields } from "../models/cardFields.ts";
import { Notice } from "../models/notice.ts";
import { readSubject, type CardSpot, type Rendered } from "./display.ts";
import { NO_PORT_MS, retryAt, unsureRest, underWay, type OutboxParts, type Rest } from "./outboxParts.ts";

/**
 * Renders a leased card anew and sends or edits it; what it shows then is written only while the lease holds. `render`
 * spares looking up what is in hand.
 */
export async function sendCard(
  card: CardFields,
  parts: OutboxParts,
  render?: () => Promise<Rendered | null>,
): Promise<Rest> {
  const { displays, delivery, wall } = parts;
  const { store, place, message, tries } = card;
  const spot = spotOf(card);
  const shownBy = displays.get(readSubject(card.subject).type);
  const rendered = card.wanted > card.shown ? await (render?.() ?? shownBy?.render(spot)) : undefined;
  if (!shownBy || !rendered) {
    await Card.skip(card);
    return 0;
  }
  const delivered = await delivery.deliver({
    store,
    place,
    key: `card:${card._id}`,
    ...(message !== undefined && { message }),
    ...underWay(card, wall()),
    begin: () => Card.beginSending(card, wall()),
    ...rendered,
  });
  const now = wall();
  switch (delivered.kind) {
    case "sent": {
      const next = new Date(now.getTime() + (shownBy.pauseMs ?? 0));
      await Card.finish(card, { shown: rendered.revision, message: message ?? delivered.message, next });
      if (message === undefined) await Notice.wake(store, card.subject, place);
      return 0;
    }
    case "found":
      // What it shows is not known: it is edited next.
      await Card.finish(card, { shown: -1, message: delivered.message, next: now });
      await Notice.wake(store, card.subject, place);
      return 0;
    case "wait":
      await Card.postpone(card, new Date(now.getTime() + delivered.ms), "unsent");
      return delivered.ms;
    case "unsure":
      await Card.postpone(card, retryAt(now, tries), "unsure");
      return message === undefined ? unsureRest(now, tries) : 0;
    case "noPort":
      await Card.postpone(card, new Date(now.getTime() + NO_PORT_MS), "unsent");
      return 0;
    case "lost":
      await Card.lost(card);
      return 0;
    case "dead":
      await parts.onDead({ store, ...place, why: delivered.why, reason: delivered.reason });
      await Card.giveUp(card, delivered.why);
      return 0;
    case "taken":
      return 0;
  }
}

/** Where a card stands, for its display. */
export function spotOf({ store, subject, place, role }: Omit<CardSpot, "id">): CardSpot {
  return { store, subject, id: readSubject(subject).id, place, role };
}
