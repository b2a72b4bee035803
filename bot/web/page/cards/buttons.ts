import { type Button, type Card } from "../../../chat.ts";

/** A card's buttons: the next step if there is one, and the others, what cannot be undone last. */
export function buttonsOf(card: Card): { main: Button | undefined; others: Button[] } {
  const all = (card.buttons ?? []).flat();
  const main = all.find(({ tone }) => tone === "primary");
  const others = all.filter((button) => button !== main);
  return { main, others: [...others.filter((button) => !isGrave(button)), ...others.filter(isGrave)] };
}

/** Whether pressing it cannot be undone. */
export const isGrave = ({ tone }: Button): boolean => tone === "danger";
