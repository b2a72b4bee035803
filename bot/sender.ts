import { Card } from "../models/card.ts";
import type { BusyPlace, CardFields, CardPlace, Wanted } from "../models/cardFields.ts";
import { Notice, type NoticeFields } from "../models/notice.ts";
import type { WantedCard } from "./display.ts";
import { createHeads } from "./heads.ts";
import { createLanes } from "./lanes.ts";
import type { OutboxParts, Rest } from "./outboxParts.ts";
import { sendCard } from "./sendCard.ts";
import { sendNotice } from "./sendNotice.ts";
import { showOwn } from "./showOwn.ts";

const LEASE_MS = 30_000;
/** So many sendings at a time: enough that a slow channel holds up no other. */
const WORKERS = 16;

/** Sends what is due, several things side by side, each channel at its pace. */
export interface Sender {
  /** Something may be due. */
  hire(): void;
  /** Marks cards as due, and sends at once what nothing stands in the way of. */
  want(wanted: readonly WantedCard[]): Promise<void>;
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
  /** There is a message already. */
  isEdit: boolean;
  send(): Promise<Rest>;
  putBack(until: Date): Promise<void>;
  /** Takes the same thing on once more; undefined where somebody else has it. */
  again(): Promise<Job | undefined>;
}

/** Where something is sent, and at which pace. */
interface Lane {
  own: BusyPlace;
  all: BusyPlace[];
  paceMs: number;
}

/** Builds the sender; `lookAgain` is told when a channel that has to wait may be written to. */
export function createSender(
  outbox: OutboxParts,
  onError: (error: unknown) => void,
  lookAgain: (ms: number) => void,
): Sender {
  const { delivery, wall } = outbox;
  const lanes = createLanes();
  const heads = createHeads<Job>(lanes);
  const workers = new Set<Promise<void>>();
  const inTurn = createTurn();
  let taking = 0;
  let done = 0;
  let stopped = false;

  const lease = (now: Date): Date => new Date(now.getTime() + LEASE_MS);

  /** Each worker that finds something calls the next one in. */
  async function findAndDo(): Promise<void> {
    for (let job; !stopped && (job = await inTurn(next));) {
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
    const { own, all, paceMs } = laneOf(job);
    const began = wall();
    const wait = lanes.enter(own, began, paceMs);
    // What is sent for the first time keeps its place among what came after it.
    if (wait > 0) return job.putBack(job.isEdit ? new Date(wall().getTime() + wait) : new Date(0));
    let rest: Rest = 0;
    try {
      rest = await job.send();
    } catch (error) {
      onError(error);
    }
    const now = wall();
    // The platform counts from message to message, however long each was on its way.
    const pause = Math.max(paceMs - (now.getTime() - began.getTime()), rest);
    lanes.leave(own, now, pause);
    if (pause > 0) lookAgain(pause);
    if (rest > 0 && !job.isEdit) heads.keep(own, job, now, rest);
    // A platform that asks for a rest means all of the channel.
    if (rest > 0) all.filter((lane) => lane !== own).forEach((lane) => lanes.rest(lane, now, rest));
    done += 1;
  }

  async function next(): Promise<Job | undefined> {
    const head = await heads.next(wall());
    if (head) return head;
    const now = wall();
    const busy = lanes.busy(now);
    const card = await Card.take(now, lease(now), busy);
    if (card) return cardJob(card);
    const notice = await Notice.take(now, lease(now), busy);
    return notice ? noticeJob(notice) : undefined;
  }

  function cardJob(card: CardFields, inHand?: WantedCard): Job {
    const { _id, store, place, message } = card;
    // A newer revision has been asked for meanwhile: what is in hand would show an older one.
    const render = card.wanted === inHand?.revision ? inHand.render : undefined;
    return {
      ...{ store, place, isEdit: message !== undefined },
      send: () => sendCard(card, outbox, render),
      putBack: (at) => Card.putBack(card, at),
      async again() {
        const now = wall();
        const taken = await Card.takeAgain(_id, now, lease(now));
        return taken ? cardJob(taken) : undefined;
      },
    };
  }

  function noticeJob(notice: NoticeFields): Job {
    const { _id, store, place } = notice;
    return {
      ...{ store, place, isEdit: false },
      send: () => sendNotice(notice, outbox),
      putBack: (at) => Notice.putBack(notice, at),
      async again() {
        const now = wall();
        const taken = await Notice.takeAgain(_id, now, lease(now));
        return taken ? noticeJob(taken) : undefined;
      },
    };
  }

  /** One write less on the way of what is only to be edited; what it leaves out goes the usual way. */
  async function sendAtOnce(wanted: WantedCard): Promise<boolean> {
    const isFull = workers.size + taking >= WORKERS;
    if (stopped || isFull || wanted.isNew || editPace(wanted) > 0) return false;
    taking += 1;
    try {
      const shown = await showOwn(wanted, outbox);
      if (shown !== undefined) {
        start(Card.showed(wanted.card!, shown));
        done += 1;
        return true;
      }
      const now = wall();
      const card = await Card.wantAndTake(wanted, now, lease(now));
      if (card) start(perform(cardJob(card, wanted)));
      return card !== null;
    } finally {
      taking -= 1;
    }
  }

  /** The lane of what is to be sent, its pace, and every lane of its channel. */
  function laneOf({ store, place, isEdit }: Pick<Job, "store" | "place" | "isEdit">): Lane {
    const { platform, channel } = place;
    const { paceMs = 0, editPaceMs } = delivery.port(platform)?.caps({ platform, store, channel }) ?? {};
    if (editPaceMs === undefined) return { own: place, all: [place], paceMs };
    const sends = { platform, channel, only: "sends" } as const;
    const edits = { platform, channel, only: "edits" } as const;
    const own = isEdit ? edits : sends;
    return { own, all: [sends, edits], paceMs: isEdit ? editPaceMs : paceMs };
  }

  const editPace = ({ store, place }: Wanted): number => laneOf({ store, place, isEdit: true }).paceMs;

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

/**
 * Lets one thing be taken at a time: whoever has taken something is in its lane before the next one looks, so that two
 * who look at once do not swap what they found.
 */
function createTurn(): <T>(take: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (take) => {
    const mine = last.then(take);
    last = mine.catch(() => undefined);
    return mine;
  };
}
