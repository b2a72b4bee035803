import { type Button, type Card } from "../../../chat.ts";

/** A card's buttons: the one that is its next step, and the others, the file first and what cannot be undone last. */
export function buttonsOf(card: Card): { main: Button | undefined; others: Button[] } {
  const all = (card.buttons ?? []).flat();
  const main = all.find(({ tone }) => tone === "primary") ?? all.find(({ tone }) => tone !== "danger");
  const rank = ({ action, tone }: Button): number => (tone === "danger" ? 2 : action === "file" ? 0 : 1);
  return { main, others: all.filter((button) => button !== main).toSorted((a, b) => rank(a) - rank(b)) };
}
