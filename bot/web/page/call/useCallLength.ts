import { useEffect, useState } from "react";
import { callLength, type Inputs } from "./callLength.ts";

/** The length of a call in seconds, second by second while it runs: what was kept, and what came since. */
export function useCallLength(before: number, inputs: Inputs, running: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!running) return;
    const tick = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(tick);
  }, [running]);
  return before + callLength(inputs, Math.max(now, inputs.at(-1) ?? now));
}
