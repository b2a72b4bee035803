import { type ReactNode } from "react";
import { type DeskItem } from "../../wire.ts";
import { CardButtons } from "./CardButtons.tsx";
import { CardWords } from "./CardWords.tsx";

/** A card without a view of its own: its words, facts and buttons. */
export function NeutralCard({ item }: { item: DeskItem }): ReactNode {
  return (
    <article className="card neutral" data-ref={item.ref} aria-label={item.card.plain}>
      <CardWords card={item.card} />
      <CardButtons card={item.card} cardRef={item.ref} />
    </article>
  );
}
