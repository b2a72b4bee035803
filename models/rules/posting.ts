import { type StaffCode } from "./kinds.ts";

/** A conversation of the day as far as posting its card goes. */
export interface Postable {
  id: string;
  /** Left out where nobody has it yet: such ones count as one caller's. */
  assignee?: StaffCode;
  /** Its card is in the channel and it is not over. */
  posted: boolean;
}

/** How many open cards of each caller stand in the channel unless somebody says otherwise. */
export const OPEN_CARDS = 5;

/**
 * Which conversations get their card now, in the order of the queue: of each caller as many as bring the open
 * ones to `most`, so that each finished one brings the next. Those that have their card already are left out.
 */
export function planPosting(queue: readonly Postable[], most = OPEN_CARDS): string[] {
  const open = new Map<StaffCode | undefined, number>();
  const count = (assignee?: StaffCode): number => open.get(assignee) ?? 0;
  for (const { assignee, posted } of queue) if (posted) open.set(assignee, count(assignee) + 1);
  return queue.flatMap(({ id, assignee, posted }) => {
    if (posted || count(assignee) >= most) return [];
    open.set(assignee, count(assignee) + 1);
    return [id];
  });
}
