import { MongoError } from "./errors.ts";
import { type Steps } from "./steps.ts";
import { type Turns } from "./turns.ts";

/** Milliseconds; injected so that a test need not wait. */
export type Clock = () => number;

/** A command at work: what may end it early, and where it makes way for others. */
export class Operation {
  private readonly turns: Turns;
  private readonly clock: Clock;
  private readonly deadline: number;
  private killed: MongoError | undefined;

  /** No `maxMs`, or 0, is no limit. */
  constructor(turns: Turns, clock: Clock, maxMs = 0) {
    this.turns = turns;
    this.clock = clock;
    this.deadline = maxMs ? clock() + maxMs : Infinity;
    turns.arrive();
  }

  /** How many operations there have been: see Turns. */
  get arrivals(): number {
    return this.turns.operations;
  }

  /** Has it fail at its next pause. */
  kill(reason = new MongoError(11601, "Interrupted", "operation was interrupted")): void {
    this.killed ??= reason;
  }

  /** Throws 50 MaxTimeMSExpired, or why it was killed. */
  check(): void {
    if (this.killed) throw this.killed;
    if (this.clock() >= this.deadline) {
      throw new MongoError(50, "MaxTimeMSExpired", "operation exceeded time limit");
    }
  }

  /** Lets others through. */
  async pause(): Promise<void> {
    await this.turns.pass();
    this.check();
  }

  /** Visits results until there are no more, or a visit returns false; pauses in between. Returns whether it is done. */
  async each<T>(steps: Iterator<T | undefined>, visit: (result: T) => unknown): Promise<boolean> {
    for (;;) {
      const { value, done } = steps.next();
      if (done) return true;
      if (value !== undefined && visit(value) === false) return false;
      if (this.turns.over) await this.pause();
    }
  }

  /** As `each`, to the end. */
  async all<T>(steps: Steps<T>, visit: (result: T) => void): Promise<void> {
    await this.each(steps[Symbol.iterator](), visit);
  }
}
