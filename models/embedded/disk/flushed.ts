import { fdatasync } from "node:fs";

/**
 * Resolves when the disk has what was written to an open file. Ends the thread if the disk refuses: asked again, it
 * might say yes to what it has not.
 */
export function flushed(file: number): Promise<void> {
  return new Promise((resolve) => {
    fdatasync(file, (error) => {
      if (error) throw new Error(REFUSED, { cause: error });
      resolve();
    });
  });
}

const REFUSED =
  "The disk refused what was written: see to it, then start again. All that was acknowledged is kept";
