import type { LogLevel, webApi } from "@slack/bolt";
import { fetchPlainly } from "../plainFetch.ts";
import { failureOf, type Failure } from "./sent.ts";

/** Whom Slack knows the product as. */
export interface Identity {
  team: string;
  /** The user that the product writes as, and the bot behind it. */
  user: string;
  bot?: string;
  /** What the token may do. */
  scopes: string[];
}

/** A call's answer, or how it failed. */
export type Called<T> = { ok: true; data: T } | ({ ok: false } & Failure);

/** Slack's Web API, loaded when it is first spoken to; no call throws, and none is tried twice by itself. */
export interface SlackClient {
  call<T>(work: (web: webApi.WebClient) => Promise<T>): Promise<Called<T>>;
  /** Who the product is there, asked once; null while nobody can tell. */
  identity(): Promise<Identity | null>;
  /** Whether Slack answered the last call and took the token; asks once more where it did not. */
  ready(): boolean;
  /** Resolves when every call under way has its answer. */
  idle(): Promise<void>;
}

/** How Slack is reached. */
export interface ClientParts {
  token: string;
  /** Another address of its Web API, such as that of a test. */
  apiUrl?: string | undefined;
  /** How long an answer is waited for, in milliseconds: after that nobody knows what was done. */
  timeoutMs?: number | undefined;
  /** The connection itself is broken: an admin has to mend it. */
  onBroken(code: string): void;
  onError(error: unknown): void;
}

// Slack answers within a second; after ten an answer will not come.
const TIMEOUT_MS = 10_000;

/** Builds the client. */
export function createClient(parts: ClientParts): SlackClient {
  const { token, timeoutMs = TIMEOUT_MS, onBroken } = parts;
  const inHand = new Set<Promise<unknown>>();
  let loading: Promise<webApi.WebClient> | undefined;
  let known: Identity | undefined;
  let answers = false;
  let asking: Promise<unknown> | undefined;

  async function load(): Promise<webApi.WebClient> {
    const { webApi } = await import("@slack/bolt");
    return new webApi.WebClient(token, clientOptions(parts, timeoutMs));
  }

  async function attempt<T>(work: (web: webApi.WebClient) => Promise<T>): Promise<Called<T>> {
    const web = await (loading ??= load());
    try {
      const data = await work(web);
      answers = true;
      return { ok: true, data };
    } catch (error) {
      const failure = failureOf(error);
      answers = !failure.isBroken && failure.isAnswer;
      if (failure.isBroken) onBroken(failure.code);
      return { ok: false, ...failure };
    }
  }

  async function call<T>(work: (web: webApi.WebClient) => Promise<T>): Promise<Called<T>> {
    const called = attempt(work);
    inHand.add(called);
    return called.finally(() => inHand.delete(called));
  }

  return {
    call,
    async identity() {
      if (known) return known;
      const asked = await call((web) => web.auth.test());
      if (!asked.ok) return null;
      const { team_id: team, user_id: user, bot_id: bot, response_metadata } = asked.data;
      if (!team || !user) return null;
      return (known = { team, user, ...(bot && { bot }), scopes: response_metadata?.scopes ?? [] });
    },
    ready() {
      if (!answers) asking ??= call((web) => web.auth.test()).finally(() => (asking = undefined));
      return answers;
    },
    async idle() {
      while (inHand.size > 0) await Promise.all(inHand);
    },
  };
}

/**
 * Calls are paced and repeated by the outbox alone: a client that sleeps through a rate limit holds up all of its
 * calls, and one that repeats after a time-out posts twice.
 */
export function clientOptions({ apiUrl, onError }: Pick<ClientParts, "apiUrl" | "onError">, timeout: number) {
  return {
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
    timeout,
    fetch: fetchPlainly,
    logger: quietLogger(onError),
    ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
  };
}

/** The library would write to the standard output, which belongs to the commands. */
export function quietLogger(onError: (error: unknown) => void) {
  const silent = (): void => undefined;
  return {
    debug: silent,
    info: silent,
    warn: silent,
    error: (...said: unknown[]): void => onError(new Error(said.map(String).join(" "))),
    setLevel: silent,
    getLevel: () => "error" as LogLevel,
    setName: silent,
  };
}
