import { Card } from "../models/card.ts";
import type { CardFields, CardPlace, Wanted } from "../models/cardFields.ts";
import { Notice } from "../models/notice.ts";
import { createLanes } from "./lanes.ts";
import type { OutboxParts, Rest } from "./outboxParts.ts";
import { sendCard } from "./sendCard.ts";
import { sendNotice } from "./sendNotice.ts";

const LEASE_MS = 30_000;
/** So many sendings at a time: enough that a slow channel holds up no other. */
const WORKERS = 16;

/** Sends what is due, several things side by side, each channel at its pace. */
export interface Sender {
  /** Something may be due. */
  hire(): void;
  /** Marks cards as due, and sends at once what nothing stands in the way of. */
  want(wanted: readonly Wanted[]): Promise<void>;
  /** Resolves when what is in hand is sent. */
  idle(): Promise<void>;
  /** How many sendings were tried so far. */
  done(): number;
  /** Begins nothing more. */
  stop(): void;
}

/** A sending that was taken on. */
interface Job {
  store: string;
  place: CardPlace;
  send(): Promise<Rest>;
  putBack(until: Date): Promise<void>;
}

/** Builds the sender. */
export function createSender(outbox: OutboxParts, onError: (error: unknown) => void): Sender {
  const { delivery, wall } = outbox;
  const lanes = createLanes();
  const workers = new Set<Promise<void>>();
  let taking = 0;
  let done = 0;
  let stopped = false;

  const lease = (now: Date): Date => new Date(now.getTime() + LEASE_MS);

  /** Each worker that finds something calls the next one in. */
  async function findAndDo(): Promise<void> {
    for (let job; !stopped && (job = await next());) {
      hire();
      await perform(job);
    }
  }

  function start(work: Promise<void>): void {
    const worker = work.catch(onError).finally(() => workers.delete(worker));
    workers.add(worker);
  }

  function hire(): void {
    if (!stopped && workers.size < WORKERS) start(findAndDo());
  }

  async function perform(job: Job): Promise<void> {
    const { store, place } = job;
    const pace = paceOf(store, place);
    const wait = lanes.enter(place, wall(), pace);
    if (wait > 0) return job.putBack(new Date(wall().getTime() + wait));
    let rest: Rest = 0;
    try {
      rest = await job.send();
    } catch (error) {
      onError(error);
    }
    lanes.leave(place, wall(), Math.max(pace, rest));
    done += 1;
  }

  async function next(): Promise<Job | undefined> {
    const now = wall();
    const busy = lanes.busy(now);
    const card = await Card.take(now, lease(now), busy);
    if (card) return cardJob(card);
    const notice = await Notice.take(now, lease(now), busy);
    if (!notice) return undefined;
    const { store, place } = notice;
    return {
      store,
      place,
      send: () => sendNotice(notice, outbox),
      putBack: (at) => Notice.putBack(notice, at),
    };
  }

  function cardJob(card: CardFields): Job {
    const { store, place } = card;
    return { store, place, send: () => sendCard(card, outbox), putBack: (at) => Card.putBack(card, at) };
  }

  /** One write less on the way of what is only to be edited; what it leaves out goes the usual way. */
  async function sendAtOnce(wanted: Wanted): Promise<boolean> {
    const isFull = workers.size + taking >= WORKERS;
    if (stopped || isFull || paceOf(wanted.store, wanted.place) > 0) return false;
    taking += 1;
    try {
      const now = wall();
      const card = await Card.wantAndTake(wanted, now, lease(now));
      if (card) start(perform(cardJob(card)));
      return card !== null;
    } finally {
      taking -= 1;
    }
  }

  function paceOf(store: string, { platform, channel }: CardPlace): number {
    return delivery.port(platform)?.caps({ platform, store, channel }).paceMs ?? 0;
  }

  return {
    hire,
    async want(wanted) {
      const sent = await Promise.all(wanted.map(sendAtOnce));
      const rest = wanted.filter((_, index) => !sent[index]);
      await Card.want(rest);
      if (rest.length > 0) hire();
    },
    async idle() {
      while (workers.size > 0) await Promise.all(workers);
    },
    done: () => done,
    stop: () => void (stopped = true),
  };
}
