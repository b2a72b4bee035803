import { AppError } from "../locales/appError.ts";
import type { Locale } from "../locales/index.ts";
import {
  InboxEvent,
  type EventKind,
  type InboxEventFields,
  type Lease,
  type NewInboxEvent,
} from "../models/inboxEvent.ts";
import type { ChatInbox } from "./chat.ts";
import type { AnswerOf, EventOf } from "./events.ts";
import { languageOf } from "./language.ts";
import { createSlots } from "./slots.ts";

/** How often an event is tried before it is put aside, and how long each pause is. */
const TRIES = 5;
const pauseMs = (tries: number): number => 500 * 2 ** tries;
const POLL_MS = 100;
// Enough to wait for the disk together. More would keep new events from being written down, and the first one from
// being done and shown before the last one is begun.
const AT_ONCE = 4;

/** What working on events needs. */
export interface EventWorkParts {
  router: ChatInbox;
  /** The language of a refusal whose reader the router did not know. */
  locale: Locale;
  /** An event failed for good: the admin has to be told. It may come twice for one event. */
  onParked(event: ParkedEvent, reason: string): Promise<void>;
  onError(error: unknown): void;
  owner: string;
  lease(): Lease;
  wall(): Date;
  sleep(ms: number): Promise<void>;
  alone: boolean;
  /** The keys that this process works on or is about to. */
  inHand: Set<string>;
  /** Nothing is left over from before, and nobody else writes events down: none can stand before ours. */
  clean(): boolean;
}

/** An event in hand. */
export type HeldEvent = NewInboxEvent & Pick<InboxEventFields, "tries">;

/** An event that was put aside. */
export type ParkedEvent = NewInboxEvent;

/** The router by the kind of event. */
type Router = { [K in EventKind]: (event: EventOf[K]) => Promise<AnswerOf<K>> };

/** What the inbox does with an event when its turn has come. */
export interface EventWork {
  /** Hands it to the router and throws what the router throws. */
  hand<K extends EventKind>(kind: K, event: EventOf[K]): Promise<AnswerOf<K>>;
  /** Works on it, after what others still have in hand for its subject; `answered` hears before that is on disk. */
  settle(event: HeldEvent, answered: (answer: unknown) => void): Promise<void>;
  /** Works on all of a subject's events whose owner died. */
  takeUp(subject: string): Promise<void>;
  /** The answer to an event that was there before; waits for who works on it. */
  answerOf(event: InboxEventFields): Promise<unknown>;
  /** Leases that ended before this moment are over. */
  expiredAt(): Date;
}

/** Builds the work of one process on events. */
export function createEventWork(parts: EventWorkParts): EventWork {
  const { locale, owner, lease, wall, sleep, inHand } = parts;
  const router: Router = parts.router;
  const slots = createSlots(AT_ONCE);
  // Where there is no other process, whoever holds a lease is dead.
  const expiredAt = (): Date => (parts.alone ? new Date(8.64e15) : wall());

  async function hand<K extends EventKind>(kind: K, event: EventOf[K]): Promise<AnswerOf<K>> {
    return router[kind](event);
  }

  /** What the router refuses is an answer too. */
  async function run<K extends EventKind>(kind: K, event: EventOf[K]): Promise<AnswerOf<K>> {
    try {
      return await hand(kind, event);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const said = error.in(await languageOf(event, locale));
      const refusal: { [K in EventKind]: AnswerOf<K> } = {
        pressed: { toast: said },
        answered: { ok: false, errors: { "": said } },
        drafted: undefined,
        wrote: { toast: said },
        edited: undefined,
        deleted: undefined,
      };
      return refusal[kind];
    }
  }

  async function attempt(event: HeldEvent): Promise<unknown> {
    let { tries } = event;
    let reason = "the process died while it worked on it";
    for (;;) {
      if (tries > TRIES) {
        await parts.onParked(event, reason);
        await InboxEvent.park(event._id, reason);
        throw new AppError("chat.parked");
      }
      try {
        return await slots.run(() => run(event.kind, readEvent(event.payload)));
      } catch (error) {
        parts.onError(error);
        reason = String(error);
      }
      if (tries < TRIES) await sleep(pauseMs(tries));
      const next = await InboxEvent.again(event._id, owner);
      if (next === null) throw new AppError("chat.notYet");
      tries = next;
    }
  }

  /** Waits for what others have in hand, and does what the dead have left. */
  async function comeFirst(event: HeldEvent): Promise<void> {
    if (parts.clean()) return;
    for (let other; (other = await InboxEvent.before(event, [...inHand]));) {
      if (other.until && other.until <= expiredAt()) await takeUp(event.subject);
      else await sleep(POLL_MS);
    }
  }

  async function settle(event: HeldEvent, answered: (answer: unknown) => void): Promise<void> {
    inHand.add(event._id);
    try {
      await comeFirst(event);
      const answer = await attempt(event);
      answered(answer);
      await InboxEvent.finish(event._id, JSON.stringify(answer ?? null), wall());
    } finally {
      inHand.delete(event._id);
    }
  }

  async function takeUp(subject: string): Promise<void> {
    for (;;) {
      const event = await InboxEvent.takeOver(subject, [...inHand], lease(), expiredAt());
      if (!event) return;
      await settle(event, () => undefined).catch(parts.onError);
    }
  }

  async function answerOf(known: InboxEventFields): Promise<unknown> {
    for (let event: InboxEventFields | null = known; event; event = await InboxEvent.named(known._id)) {
      if (event.answer !== undefined) return JSON.parse(event.answer);
      if (event.parked !== undefined) throw new AppError("chat.parked");
      if (event.until && event.until <= expiredAt()) await takeUp(event.subject);
      else await sleep(POLL_MS);
    }
    throw new AppError("chat.notYet");
  }

  return { hand, settle, takeUp, answerOf, expiredAt };
}

function readEvent<K extends EventKind>(payload: string): EventOf[K] {
  const event = JSON.parse(payload);
  return { ...event, at: new Date(event.at) };
}
