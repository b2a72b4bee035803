import type { AnyDisplay } from "./display.ts";
import { type Known, tellOf } from "./spread.ts";

/** Writes down what cards show already: nobody waits for it, and what comes together meanwhile is one write. */
export interface ToldLater {
  add(display: AnyDisplay, known: readonly Known[]): void;
  /** Resolves when all of it is on disk. */
  idle(): Promise<void>;
}

/** Builds it; what could not be written stays stale, and is told once more. */
export function createToldLater(onError: (error: unknown) => void): ToldLater {
  let waiting = new Map<AnyDisplay, Known[]>();
  let writing: Promise<void> | undefined;

  async function write(): Promise<void> {
    while (waiting.size > 0) {
      const now = waiting;
      waiting = new Map();
      await Promise.all([...now].map(([display, known]) => tellOf(display, known).catch(onError)));
    }
    writing = undefined;
  }

  return {
    add(display, known) {
      waiting.set(display, [...(waiting.get(display) ?? []), ...known]);
      writing ??= write();
    },
    idle: async () => writing,
  };
}
