/** Lets so much work be done at a time; the rest waits in the order in which it came. */
export interface Slots {
  run<T>(work: () => Promise<T>): Promise<T>;
}

/** So many slots. */
export function createSlots(count: number): Slots {
  const waiting: (() => void)[] = [];
  let free = count;
  return {
    async run(work) {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await work();
      } finally {
        // The slot is handed over, so that nobody who comes later takes it.
        const next = waiting.shift();
        if (next) next();
        else free += 1;
      }
    },
  };
}
