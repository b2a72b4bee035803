/** So long those who wait for an answer hold up what nobody waits for. */
const CALM_MS = 250;
/** What an answer takes to be shown where it was asked for. */
const SHOWN_MS = 50;

/** Who waits for an answer. */
export interface Waiting {
  /** Somebody does, until his answer is there. */
  until<T>(answer: Promise<T>): Promise<T>;
  /**
   * Resolves when nobody does, nor has until just now, since his answer is still on its way; after a quarter of a second
   * at the latest.
   */
  calm(): Promise<void>;
}

/** Nobody waits yet. */
export function createWaiting(sleep: (ms: number) => Promise<void>): Waiting {
  const onCalm = new Set<() => void>();
  let people = 0;

  async function leave(): Promise<void> {
    await sleep(SHOWN_MS);
    people -= 1;
    if (people > 0) return;
    onCalm.forEach((go) => go());
    onCalm.clear();
  }

  return {
    until(answer) {
      people += 1;
      return answer.finally(() => void leave());
    },
    async calm() {
      if (people === 0) return;
      let go!: () => void;
      const calm = new Promise<void>((resolve) => onCalm.add((go = resolve)));
      await Promise.race([calm, sleep(CALM_MS)]);
      onCalm.delete(go);
    },
  };
}
