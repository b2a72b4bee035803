import type { Kept } from "../chat.ts";

/** What goes on after an event is on disk, so that a stop can wait for it. */
export interface Flight {
  /** Goes on with it by itself; a failure is told to the log. */
  go(work: Promise<unknown>): void;
  /** Resolves as soon as an event is on disk; what follows its answer goes on by itself. Throws where it is not kept. */
  keep<T>(take: (kept: Kept) => Promise<T>, after: (answer: T) => Promise<unknown>): Promise<void>;
  /** Resolves when nothing goes on any more. */
  landed(): Promise<void>;
}

/** Builds it. */
export function createFlight(onError: (error: unknown) => void): Flight {
  const going = new Set<Promise<unknown>>();

  function go(work: Promise<unknown>): void {
    const over = work.catch(onError).finally(() => going.delete(over));
    going.add(over);
  }

  return {
    go,
    keep(take, after) {
      return new Promise((resolve, reject) => {
        let isKept = false;
        const answered = take(() => {
          isKept = true;
          resolve();
        });
        go(
          answered.then(
            async (answer) => {
              resolve();
              await after(answer);
            },
            (error: unknown) => {
              if (isKept) throw error;
              reject(error);
            },
          ),
        );
      });
    },
    async landed() {
      while (going.size > 0) await Promise.all(going);
    },
  };
}
