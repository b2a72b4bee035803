/** How long the first slice of a command may take, and any after which others wait, in milliseconds. */
export const FIRST_SLICE_MS = 20;

const MOST_WITH_COMMIT_MS = 60;

/**
 * How long the next slice of a command's writes may take. A transaction writes each page that it touches once, so many
 * short ones write the same pages again and again: while nobody else is there, slices grow; who comes then waits for
 * one, and for its commit, which takes longer on slower disks: the most is for both.
 */
export function nextSliceMs(lastMs: number, { isAlone, commitMs }: SliceFacts): number {
  const most = isAlone ? MOST_WITH_COMMIT_MS - commitMs : 0;
  return Math.max(Math.min(lastMs * 2, most), FIRST_SLICE_MS);
}

/** What was seen during the last slice. */
interface SliceFacts {
  /** Nobody else has come meanwhile. */
  isAlone: boolean;
  /** How long its commit took, in milliseconds. */
  commitMs: number;
}
