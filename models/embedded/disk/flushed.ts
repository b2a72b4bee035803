import { fdatasync } from "node:fs";

/**
 * Resolves when the disk has what was written to an open file. Ends the thread if the disk refuses: asked again, it
 * might say yes to what it has not.
 */
export function flushed(file: number): Promise<void> {
  return new Promise((resolve) => {
    let isDone = false;
    fdatasync(file, (error) => {
      if (error) throw new Error(REFUSED, { cause: error });
      isDone = true;
      resolve();
    });
    stayAwake(() => isDone);
  });
}

/** Keeps the thread from falling asleep for a moment: to be woken would take as long as what it waits for. */
function stayAwake(isOver: () => boolean): void {
  const until = performance.now() + AWAKE_MS;
  const turn = (): void => {
    if (!isOver() && performance.now() < until) setImmediate(turn);
  };
  setImmediate(turn);
}

/** What a fast disk takes; a thread that waits for a slow one may sleep. */
const AWAKE_MS = 0.3;

const REFUSED =
  "The disk refused what was written: see to it, then start again. All that was acknowledged is kept";
