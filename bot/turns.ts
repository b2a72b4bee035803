/** Lets work on one subject be done one after the other, and work on different ones side by side. */
export interface Turns {
  /** Does the work when what came before it for this subject is done, well or not. */
  take<T>(subject: string, work: () => Promise<T>): Promise<T>;
  /** Resolves when nothing is in hand any more. */
  idle(): Promise<void>;
}

/** Turns of this process; other processes are held off by leases. */
export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return {
    take(subject, work) {
      const before = last.get(subject);
      const mine = before ? before.then(work) : work();
      const over = mine.catch(() => undefined);
      last.set(subject, over);
      void over.then(() => {
        if (last.get(subject) === over) last.delete(subject);
      });
      return mine;
    },
    async idle() {
      while (last.size > 0) await Promise.all(last.values());
    },
  };
}
