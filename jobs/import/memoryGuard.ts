import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

// A batch lives just long enough to be taken for lasting. V8 looks through what lasts only when it has grown to
// several times its size, so that a long import would hold hundreds of megabytes of rows long written.
const MOST_GROWTH = 40_000_000;

/** Keeps garbage from piling up: called now and then, it has it collected when the heap has grown by 40 MB. */
export function memoryGuard(): () => void {
  let floor = process.memoryUsage().heapUsed;
  return () => {
    if (process.memoryUsage().heapUsed - floor < MOST_GROWTH) return;
    collect();
    floor = process.memoryUsage().heapUsed;
  };
}

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;
