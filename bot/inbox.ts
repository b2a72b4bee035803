import { randomUUID } from "node:crypto";
import { AppError } from "../locales/appError.ts";
import { InboxEvent, type EventKind } from "../models/inboxEvent.ts";
import type { ChatInbox, Kept } from "./chat.ts";
import { withButtons } from "./buttons.ts";
import { eventSubject, type AnswerOf, type EventOf } from "./events.ts";
import { createEventWork, type EventWorkParts } from "./eventWork.ts";
import { patiently } from "./patience.ts";
import type { Tokens } from "./tokens.ts";
import { createTurns } from "./turns.ts";
import { createWaiting, type Waiting } from "./waiting.ts";

const LEASE_MS = 30_000;
const RENEW_MS = 10_000;
const SWEEP_MS = 5_000;

/** What the inbox is made of. */
export interface InboxParts extends Pick<EventWorkParts, "router" | "locale" | "onParked" | "onError"> {
  tokens: Pick<Tokens, "read">;
  /** Looks up what the work on an event will ask for; what it cannot find is for the work to refuse. */
  foresee?(event: EventOf[EventKind], subject: string): Promise<void>;
  /** The wall clock: leases are real time, whatever day the product plays. */
  wall?(): Date;
  sleep?(ms: number): Promise<void>;
  /** No other process works on this database: what a former one left is taken up at once. */
  alone?: boolean;
  /** How long an author waits for his answer before he is told that it is not there yet, in milliseconds. */
  patienceMs?: number;
}

/** The inbox: each event is on disk before it is worked on, its key once, in order for each subject. */
export interface Inbox extends ChatInbox, Pick<Waiting, "calm"> {
  /** Takes up what was left undone by processes that died; resolves when it is done. */
  sweep(): Promise<void>;
  /** Sweeps and renews its leases from now on. */
  start(): void;
  /** Takes no more events and waits for those in hand, for at most that long. */
  stop(graceMs: number): Promise<void>;
}

/** An event of this process under way. */
interface Running {
  onDisk: Promise<unknown>;
  answer: Promise<unknown>;
}

/** Builds an inbox before a router. */
export function createInbox(parts: InboxParts): Inbox {
  const { tokens, wall = () => new Date(), sleep = wait, alone = false, patienceMs = 8_000 } = parts;
  const owner = randomUUID();
  const turns = createTurns();
  const waiting = createWaiting(sleep);
  const running = new Map<string, Running>();
  const inHand = new Set<string>();
  const timers: NodeJS.Timeout[] = [];
  let stopping = false;
  let clean = false;
  let last = 0;

  // Strictly growing, so that the order on disk is the order in which the turns of this process were taken.
  const arrival = (): Date => new Date((last = Math.max(last + 1, wall().getTime())));
  const lease = () => ({ owner, until: new Date(wall().getTime() + LEASE_MS) });
  const router = withButtons(parts.router, tokens);
  const work = createEventWork({
    ...parts,
    router,
    owner,
    lease,
    wall,
    sleep,
    alone,
    inHand,
    clean: () => clean,
  });

  async function take<K extends EventKind>(kind: K, event: EventOf[K], kept?: Kept): Promise<AnswerOf<K>> {
    if (stopping) throw new AppError("chat.notYet");
    const subject = await eventSubject(event, tokens);
    // The browser keeps its draft until it is acknowledged, so the noun on disk is enough.
    if (kind === "drafted" && event.platform === "web") {
      return turns.take(subject, () => work.hand(kind, event));
    }
    const { onDisk, answer } = running.get(event.key) ?? begin(kind, event, subject);
    await onDisk;
    kept?.();
    return patiently(answer as Promise<AnswerOf<K>>, patienceMs);
  }

  /** Who asked waits meanwhile. */
  const hear = <K extends EventKind>(kind: K, event: EventOf[K], kept?: Kept): Promise<AnswerOf<K>> =>
    waiting.until(take(kind, event, kept));

  function begin<K extends EventKind>(kind: K, event: EventOf[K], subject: string): Running {
    const { key, platform } = event;
    const fresh = { _id: key, platform, kind, subject, payload: JSON.stringify(event), at: arrival() };
    inHand.add(key);
    const onDisk = InboxEvent.keep(fresh, lease());
    parts.foresee?.(event, subject).catch(() => undefined);
    const answer = new Promise<unknown>((resolve, reject) => {
      const over = turns.take(subject, async () => {
        const known = await onDisk;
        if (!known) return work.settle({ ...fresh, tries: 1 }, resolve);
        inHand.delete(key);
        resolve(await work.answerOf(known));
      });
      void over.catch(reject).then(() => forget());
    });
    const mine: Running = { onDisk, answer };
    const forget = (): void => {
      if (running.get(key) !== mine) return;
      inHand.delete(key);
      running.delete(key);
    };
    // What was never written down is nothing: the same key again is a new try, whoever has the subject's turn.
    onDisk.catch(forget);
    // Who asked may have lost patience: then nobody hears of a failure but the log. The event may still be open.
    answer.catch((error: unknown) => {
      clean = false;
      parts.onError(error);
    });
    running.set(key, mine);
    return mine;
  }

  async function sweep(): Promise<void> {
    const subjects = await InboxEvent.left([...inHand], work.expiredAt());
    clean = alone && subjects.length === 0;
    await Promise.all(subjects.map((subject) => turns.take(subject, () => work.takeUp(subject))));
  }

  const every = (ms: number, act: () => Promise<void>): void => {
    timers.push(setInterval(() => void act().catch(parts.onError), ms).unref());
  };

  return {
    pressed: (event, kept) => hear("pressed", event, kept),
    answered: (event, kept) => hear("answered", event, kept),
    drafted: (event, kept) => hear("drafted", event, kept),
    wrote: (event, kept) => hear("wrote", event, kept),
    edited: (event, kept) => hear("edited", event, kept),
    deleted: (event, kept) => hear("deleted", event, kept),
    sweep,
    start() {
      void sweep().catch(parts.onError);
      every(SWEEP_MS, sweep);
      every(RENEW_MS, () => InboxEvent.renew([...inHand], lease()));
    },
    calm: waiting.calm,
    async stop(graceMs) {
      stopping = true;
      await Promise.race([turns.idle(), sleep(graceMs)]);
      timers.splice(0).forEach(clearInterval);
    },
  };
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());
