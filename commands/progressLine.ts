import type { Terminal } from "./context.ts";

/** Shows a person how far a long work is, in one line that is written over; each whole per cent once. */
export function progressLine(terminal: Terminal): (done: number, total: number) => void {
  let shown = -1;
  return (done, total) => {
    const percent = Math.floor((done * 100) / Math.max(total, 1));
    if (!terminal.live || percent === shown) return;
    shown = percent;
    terminal.err(`\r${percent} % (${done}/${total})${done === total ? "\n" : ""}`);
  };
}
