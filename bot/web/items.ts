import type { DeskCard, DeskMessageFields } from "../../models/deskMessage.ts";
import type { Card } from "../chat.ts";
import type { SaidView } from "../views.ts";
import type { DeskItem } from "./wire.ts";

/** A message of the desk as its page gets it. */
export function deskItem({ _id, revision, channel, thread, at, card }: DeskMessageFields): DeskItem {
  return {
    ref: _id.toString(),
    revision,
    place: { channel, ...(thread !== null && { thread }) },
    at: at.toISOString(),
    card: JSON.parse(card),
  };
}

/** A card as the desk keeps it. */
export function deskCard(card: Card): DeskCard {
  const { todo } = card;
  return {
    card: JSON.stringify(card),
    ...(todo && { waits: true, waitsFor: todo.of ?? [], urgent: todo.urgent ?? false }),
  };
}

/** Whether a card waits for this person, or for whoever reads it. */
export function waitsFor({ waitsFor: of }: Pick<DeskMessageFields, "waitsFor">, person: string): boolean {
  return of === undefined || of === null || of.length === 0 || of.includes(person);
}

/** The text that a person wrote, as it stands on the desk; undefined on anything else. */
export function saidIn({ card }: Pick<DeskMessageFields, "card">): SaidView | undefined {
  const { view }: Card = JSON.parse(card);
  return view?.kind === "said" ? view : undefined;
}
