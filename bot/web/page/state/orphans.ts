import { type Act } from "../api/queue.ts";
import { type Reply } from "../api/request.ts";

/** Something that a former tab did, and what the server made of it just now. */
export interface Orphan {
  act: Act;
  reply: Reply<unknown>;
}

/** Tells the page what became of acts that a former tab left behind. */
export const orphans = {
  hear(act: Act, reply: Reply<unknown>): void {
    listeners.forEach((listener) => listener({ act, reply }));
  },
  /** Listens; answers with the way to stop. */
  listen(listener: (orphan: Orphan) => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

const listeners = new Set<(orphan: Orphan) => void>();
