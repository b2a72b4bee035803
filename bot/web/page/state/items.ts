import { type CardView } from "../../../views.ts";
import { type DeskItem } from "../../wire.ts";
import { byText } from "./order.ts";
import { type Shelf } from "./shelf.ts";

/** A card whose view is of one kind. */
export interface Viewed<View extends CardView> {
  item: DeskItem;
  view: View;
}

/** The cards of a channel itself, oldest first. */
export function cardsOf(shelf: Shelf<DeskItem>, channel: string): DeskItem[] {
  return inOrder(shelf).filter(({ place }) => place.channel === channel && place.thread === undefined);
}

/** The entries under a card, oldest first. */
export function entriesOf(shelf: Shelf<DeskItem>, root: string): DeskItem[] {
  return inOrder(shelf).filter(({ place }) => place.thread === root);
}

/** Those cards whose view is of that kind. */
export function viewed<Kind extends CardView["kind"]>(
  items: readonly DeskItem[],
  kind: Kind,
): Viewed<Extract<CardView, { kind: Kind }>>[] {
  return items.flatMap((item) => {
    const view = item.card.view;
    return view && isOf(view, kind) ? [{ item, view }] : [];
  });
}

const isOf = <Kind extends CardView["kind"]>(
  view: CardView,
  kind: Kind,
): view is Extract<CardView, { kind: Kind }> => view.kind === kind;

const inOrder = (shelf: Shelf<DeskItem>): DeskItem[] =>
  [...shelf.items.values()].toSorted((a, b) => byText(a.at, b.at) || byText(a.ref, b.ref));
