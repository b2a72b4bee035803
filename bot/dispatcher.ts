import { Card } from "../models/card.ts";
import type { CardPlace } from "../models/cardFields.ts";
import { Notice } from "../models/notice.ts";
import type { ChatPort, Recipient } from "./chat.ts";
import { createDelivery } from "./delivery.ts";
import type { AnyDisplay } from "./display.ts";
import { createLanes } from "./lanes.ts";
import type { OutboxParts, Rest } from "./outboxParts.ts";
import { sendCard } from "./sendCard.ts";
import { sendNotice } from "./sendNotice.ts";
import { spread } from "./spread.ts";

const LEASE_MS = 30_000;
// Other processes change nouns too, and waits come to an end.
const POLL_MS = 500;
/** So many sendings at a time: enough that a slow channel holds up no other. */
const WORKERS = 16;

/** What the dispatcher is made of. */
export interface DispatcherParts extends Pick<OutboxParts, "renderNotice" | "onDead"> {
  ports: readonly ChatPort[];
  displays: readonly AnyDisplay[];
  /** Somebody who is written to alone; null when he is not there any more. */
  recipient(store: string, code: string): Promise<Recipient | null>;
  /** The wall clock: pauses and leases are real time, whatever day the product plays. */
  wall?(): Date;
  onError(error: unknown): void;
}

/** The outbox at work: changed nouns come to stand on their cards, and what is to be said is said. */
export interface Dispatcher {
  /** Something may have changed. */
  wake(): void;
  /** Resolves when every card shows what it should and nothing is due at this moment. */
  settled(): Promise<void>;
  /** Looks by itself from now on, twice a second. */
  start(): void;
  /** Sends no more and waits for the sendings in hand, for at most that long. */
  stop(graceMs: number): Promise<void>;
}

/** Builds the dispatcher. */
export function createDispatcher(parts: DispatcherParts): Dispatcher {
  const { wall = () => new Date(), onError } = parts;
  const displays = new Map(parts.displays.map((display) => [display.type, display]));
  const delivery = createDelivery(parts.ports, parts.recipient);
  const outbox: OutboxParts = { ...parts, displays, delivery, wall };
  const lanes = createLanes();
  const workers = new Set<Promise<void>>();
  let spreading: Promise<void> | undefined;
  let again = false;
  // Grows with whatever is done.
  let done = 0;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  function wake(): void {
    if (stopped) return;
    again = true;
    spreading ??= spreadAll().finally(() => (spreading = undefined));
  }

  async function spreadAll(): Promise<void> {
    try {
      while (again && !stopped) {
        again = false;
        // Telling one noun may touch another, such as its day.
        const told = await spread(displays.values(), onError);
        if (told > 0) again = true;
        done += told;
        hire();
      }
    } catch (error) {
      onError(error);
    }
  }

  /** Sends what is due; each worker that finds something calls the next one in. */
  function hire(): void {
    if (stopped || workers.size >= WORKERS) return;
    const worker = work()
      .catch(onError)
      .finally(() => workers.delete(worker));
    workers.add(worker);
  }

  async function work(): Promise<void> {
    for (let job; !stopped && (job = await next());) {
      hire();
      const { store, place } = job;
      const pace =
        delivery.port(place.platform)?.caps({ platform: place.platform, store, channel: place.channel })
          .paceMs ?? 0;
      const wait = lanes.enter(place, wall(), pace);
      if (wait > 0) {
        await job.putBack(new Date(wall().getTime() + wait));
        continue;
      }
      let rest: Rest = 0;
      try {
        rest = await job.send();
      } catch (error) {
        onError(error);
      }
      lanes.leave(place, wall(), Math.max(pace, rest));
      done += 1;
    }
  }

  async function next(): Promise<Job | undefined> {
    const now = wall();
    const until = new Date(now.getTime() + LEASE_MS);
    const busy = lanes.busy(now);
    const card = await Card.take(now, until, busy);
    if (card) {
      const { store, place } = card;
      return { store, place, send: () => sendCard(card, outbox), putBack: (at) => Card.putBack(card, at) };
    }
    const notice = await Notice.take(now, until, busy);
    if (!notice) return undefined;
    const { store, place } = notice;
    return {
      store,
      place,
      send: () => sendNotice(notice, outbox),
      putBack: (at) => Notice.putBack(notice, at),
    };
  }

  return {
    wake,
    async settled() {
      for (let before = -1; before !== done && !stopped;) {
        before = done;
        wake();
        await spreading;
        while (workers.size > 0) await Promise.all(workers);
      }
    },
    start() {
      wake();
      timer = setInterval(wake, POLL_MS).unref();
    },
    async stop(graceMs) {
      stopped = true;
      clearInterval(timer);
      const idle = Promise.all([spreading, ...workers]);
      const grace = new Promise((resolve) => setTimeout(resolve, graceMs).unref());
      await Promise.race([idle, grace]);
    },
  };
}

/** A sending that was taken on. */
interface Job {
  store: string;
  place: CardPlace;
  send(): Promise<Rest>;
  putBack(until: Date): Promise<void>;
}
