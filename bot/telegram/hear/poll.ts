import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { GrammyError, HttpError, type Api } from "grammy";
import type { Update } from "grammy/types";
import { Lease } from "../../../models/lease.ts";
import { ofGrammy } from "../api/client.ts";
import { wanted } from "./wanted.ts";

/** How long Telegram keeps a request open while nothing happens, in seconds. */
const POLL_SECONDS = 25;
const LEASE_MS = 60_000;
const RENEW_MS = 15_000;
const LONGEST_PAUSE_MS = 30_000;

/** What long polling needs. */
export interface PollParts {
  api: Api;
  bot: number;
  /** Resolves when the update is on disk; throws when it could not be written down. */
  hear(update: Update): Promise<void>;
  wall(): Date;
  /** No other process works on this database: what holds the lease is dead. */
  alone: boolean;
  /** The first pause after a failure, in milliseconds. */
  retryMs: number;
  onError(error: unknown): void;
  onRevoked(): void;
}

/** Long polling, by one process at a time. */
export interface Poll {
  start(): void;
  /** Whether Telegram was reached lately. */
  healthy(): boolean;
  /** Fetches nothing more; resolves when the lease is given back. */
  stop(): Promise<void>;
}

/** Builds it. An update is told off to Telegram, by the next request's offset, only when it is on disk. */
export function createPoll(parts: PollParts): Poll {
  const { api, bot, hear, wall, alone, retryMs, onError } = parts;
  const owner = randomUUID();
  const lease = `telegram:${bot}`;
  const ended = new AbortController();
  let running: Promise<void> = Promise.resolve();
  let offset = 0;
  let failures = 0;

  const isOver = (): boolean => ended.signal.aborted;
  const hold = (): Promise<boolean> => {
    const now = wall();
    return Lease.take(lease, owner, alone ? new Date(8.64e15) : now, new Date(now.getTime() + LEASE_MS));
  };
  const rest = (ms: number): Promise<void> =>
    pause(ms, undefined, { signal: ended.signal, ref: false }).catch(() => undefined);

  async function run(): Promise<void> {
    while (!isOver()) {
      try {
        if (await hold()) await pollWhileHeld();
        else await rest(Math.min(RENEW_MS, LEASE_MS));
        failures = 0;
      } catch (error) {
        if (!isOver()) await rest(pauseAfter(error));
      }
    }
    await Lease.release(lease, owner).catch(onError);
  }

  /** Polls once, holding on to the lease; who loses it meanwhile hangs up. */
  async function pollWhileHeld(): Promise<void> {
    const lost = new AbortController();
    const renewal = setInterval(() => {
      hold().then(
        (held) => !held && lost.abort(),
        () => lost.abort(),
      );
    }, RENEW_MS).unref();
    try {
      const signal = ofGrammy(AbortSignal.any([ended.signal, lost.signal]));
      // After a failure nobody waits long to know whether it is over.
      const timeout = failures > 0 ? 0 : POLL_SECONDS;
      await hearAll(await api.getUpdates({ offset, timeout, allowed_updates: wanted }, signal));
    } finally {
      clearInterval(renewal);
    }
  }

  /** Each chat's updates in their order, different chats side by side. */
  async function hearAll(updates: Update[]): Promise<void> {
    const chats = new Map<number, Update[]>();
    for (const update of updates) chats.set(chatOf(update), [...(chats.get(chatOf(update)) ?? []), update]);
    const failed: number[] = [];
    let reason: unknown;
    await Promise.all(
      [...chats.values()].map(async (ofChat) => {
        for (const update of ofChat) {
          try {
            await hear(update);
          } catch (error) {
            reason = error;
            // What came after it in this chat waits with it.
            return void failed.push(update.update_id);
          }
        }
      }),
    );
    const last = Math.max(offset - 1, ...updates.map(({ update_id }) => update_id));
    offset = Math.min(last + 1, ...failed);
    if (failed.length > 0) throw reason;
  }

  function pauseAfter(error: unknown): number {
    failures += 1;
    const ms = Math.min(LONGEST_PAUSE_MS, retryMs * 2 ** Math.min(failures - 1, 6));
    if (error instanceof GrammyError && error.error_code === 401) {
      parts.onRevoked();
      return LONGEST_PAUSE_MS;
    }
    if (error instanceof GrammyError && error.error_code === 429) {
      return (error.parameters.retry_after ?? 1) * 1_000;
    }
    // A connection that breaks off is the ordinary end of a long wait: one that stays away is told of.
    if (!(error instanceof HttpError) || failures === 3) onError(error);
    return ms;
  }

  return {
    healthy: () => failures < 3,
    start() {
      running = run();
    },
    async stop() {
      ended.abort();
      await running;
    },
  };
}

function chatOf({ message, edited_message, callback_query, my_chat_member }: Update): number {
  const where = message ?? edited_message ?? callback_query?.message ?? my_chat_member;
  return where?.chat.id ?? callback_query?.from.id ?? 0;
}
