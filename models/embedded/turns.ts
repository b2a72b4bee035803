const SLICE_MS = 8;

/**
 * Lets everybody have his turn: the work done in one turn of the event loop is kept to about 8 ms, however many
 * long searches there are, and each goes on in a turn of its own.
 */
export class Turns {
  private readonly waiting: (() => void)[] = [];
  private started = 0;
  private open = false;
  private arrivals = 0;

  /** How many operations have begun so far: who sees it grow is not alone. */
  get operations(): number {
    return this.arrivals;
  }

  /** Counts an operation that begins. */
  arrive(): void {
    this.arrivals++;
    this.begin();
  }

  /** Says that work begins now; what has begun before in the same turn counts too. */
  begin(): void {
    if (this.open) return;
    this.open = true;
    this.started = performance.now();
    setImmediate(() => this.next());
  }

  /** Whether the work of this turn has gone on long enough. */
  get over(): boolean {
    return performance.now() - this.started > SLICE_MS;
  }

  /** Resolves in a later turn. */
  pass(): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      this.begin();
    });
  }

  private next(): void {
    this.open = false;
    const resume = this.waiting.shift();
    if (!resume) return;
    this.begin();
    resume();
  }
}
