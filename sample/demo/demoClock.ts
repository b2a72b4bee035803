const KEEP_MS = 2_000;

/** The demo's own clock: it runs like any other, and can be set forward. */
export interface DemoClock {
  now(): Date;
  /** Sets it forward to that moment; a clock that is past it stays as it is. */
  jumpTo(moment: Date): void;
  stop(): void;
}

/** Starts a clock from a moment; `keep` is told again and again where it stands, so that a demo can go on from there. */
export function startClock(from: Date, keep: (at: Date) => void): DemoClock {
  let base = +from;
  let since = performance.now();
  const now = (): Date => new Date(base + performance.now() - since);
  const timer = setInterval(() => keep(now()), KEEP_MS).unref();
  return {
    now,
    jumpTo(moment) {
      if (moment <= now()) return;
      base = +moment;
      since = performance.now();
      keep(moment);
    },
    stop() {
      clearInterval(timer);
      keep(now());
    },
  };
}
