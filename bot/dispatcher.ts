import { Card } from "../models/card.ts";
import { onChanged } from "../models/changed.ts";
import { groupBy } from "../models/groupBy.ts";
import { Notice } from "../models/notice.ts";
import type { ChatPort, Recipient } from "./chat.ts";
import { createDelivery } from "./delivery.ts";
import type { AnyDisplay, StaleNoun } from "./display.ts";
import { createLater } from "./later.ts";
import type { OutboxParts } from "./outboxParts.ts";
import { createSender } from "./sender.ts";
import { type Known, spread, tellOf, wantCards } from "./spread.ts";

// Other processes change nouns too, and waits come to an end.
const POLL_MS = 500;

/** What the dispatcher is made of. */
export interface DispatcherParts extends Pick<OutboxParts, "renderNotice" | "onDead" | "calm"> {
  ports: readonly ChatPort[];
  displays: readonly AnyDisplay[];
  /** Somebody who is written to alone; null when he is not there any more. */
  recipient(store: string, code: string): Promise<Recipient | null>;
  /** The wall clock: pauses and leases are real time, whatever day the product plays. */
  wall?(): Date;
  /** No other process works on this database: what is held was held by one that has ended. */
  alone?: boolean;
  onError(error: unknown): void;
}

/** The outbox at work: changed nouns come to stand on their cards, and what is to be said is said. */
export interface Dispatcher {
  /** Something may have changed. */
  wake(): void;
  /** Resolves when every card shows what it should and nothing is due at this moment. */
  settled(): Promise<void>;
  /** Takes up what a process that has ended left, then hears of what changes and looks by itself, twice a second. */
  start(): Promise<void>;
  /** Sends no more and waits for the sendings in hand, for at most that long. */
  stop(graceMs: number): Promise<void>;
}

/** Builds the dispatcher. */
export function createDispatcher(parts: DispatcherParts): Dispatcher {
  const { wall = () => new Date(), onError } = parts;
  const displays = new Map(parts.displays.map((display) => [display.type, display]));
  const delivery = createDelivery(parts.ports, parts.recipient);
  const sender = createSender({ ...parts, displays, delivery, wall }, onError, lookAgain);
  const told = createLater<[AnyDisplay, Known]>(tellAll, onError);
  const listener = { want: sender.want, onError };
  let spreading: Promise<void> | undefined;
  /** What has changed, by its ids where it is in hand; everything of a display is looked at where there is none. */
  let changes = new Map<AnyDisplay, Map<string, StaleNoun> | undefined>();
  let spreads = 0;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let deafen: (() => void) | undefined;

  /** Looks at everything: other processes may have changed it. */
  function wake(): void {
    for (const display of displays.values()) changes.set(display, undefined);
    go();
    sender.hire();
  }

  /** What this process has changed is shown at once, but for what is shown now and then. */
  function hear(model: object, document?: object): void {
    if (model === Card || model === Notice) return sender.hire();
    for (const display of displays.values())
      if (display.model === model && display.pauseMs === undefined) note(display, document);
    go();
  }

  function note(display: AnyDisplay, document: object | undefined): void {
    const known = changes.get(display);
    if (!document || (changes.has(display) && !known)) return void changes.set(display, undefined);
    const noun = display.changed(document);
    changes.set(display, new Map(known).set(noun._id.toString(), noun));
  }

  function go(): void {
    if (!stopped && changes.size > 0) spreading ??= spreadAll();
  }

  /** The next look by itself may be half a second off: a channel's pace would be lost by it. */
  function lookAgain(ms: number): void {
    // A timer may be early by a fraction of a millisecond.
    if (timer) setTimeout(sender.hire, ms + 1).unref();
  }

  async function spreadAll(): Promise<void> {
    try {
      while (changes.size > 0 && !stopped) {
        const now = changes;
        changes = new Map();
        const counts = [...now].map(([display, nouns]) =>
          nouns ? show(display, [...nouns.values()]) : showAll(display),
        );
        for (const count of await Promise.all(counts)) spreads += count;
      }
    } catch (error) {
      onError(error);
    } finally {
      spreading = undefined;
    }
  }

  /** What is shown but not written down as told would be shown once more. */
  async function showAll(display: AnyDisplay): Promise<number> {
    await told.idle();
    return spread(display, listener);
  }

  async function show(display: AnyDisplay, nouns: StaleNoun[]): Promise<number> {
    const known = await wantCards(nouns, listener);
    told.add(...known.map((each): [AnyDisplay, Known] => [display, each]));
    return known.length;
  }

  /** What could not be written stays stale, and is told once more. */
  async function tellAll(shown: readonly (readonly [AnyDisplay, Known])[]): Promise<void> {
    const byDisplay = groupBy(shown, ([display]) => display);
    const telling = [...byDisplay].map(async ([display, each]) => {
      const known = each.map(([, one]) => one);
      await tellOf(display, known).catch(onError);
    });
    await Promise.all(telling);
  }

  return {
    wake,
    async settled() {
      for (let before = -1; before !== spreads + sender.done() && !stopped;) {
        before = spreads + sender.done();
        wake();
        await spreading;
        await Promise.all([told.idle(), sender.idle()]);
      }
    },
    async start() {
      if (parts.alone) await Promise.all([Card.free(wall()), Notice.free(wall())]);
      deafen = onChanged(hear);
      wake();
      timer = setInterval(wake, POLL_MS).unref();
    },
    async stop(graceMs) {
      stopped = true;
      deafen?.();
      sender.stop();
      clearInterval(timer);
      const idle = Promise.resolve(spreading).then(() => Promise.all([told.idle(), sender.idle()]));
      const grace = new Promise((resolve) => setTimeout(resolve, graceMs).unref());
      await Promise.race([idle, grace]);
    },
  };
}
