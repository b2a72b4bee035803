import { type DeskItem } from "../../wire.ts";

/** How many cards of a channel wait for this reader, and whether one of them must not wait. */
export function waitingFor(items: readonly DeskItem[], reader: string): { count: number; urgent: boolean } {
  const turns = items.flatMap(({ card: { todo } }) =>
    todo && (todo.of ?? [reader]).includes(reader) ? [todo] : [],
  );
  return { count: turns.length, urgent: turns.some(({ urgent }) => urgent) };
}
