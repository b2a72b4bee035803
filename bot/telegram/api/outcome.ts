import { GrammyError, HttpError } from "grammy";
import { wasNeverSent } from "../../plainFetch.ts";

/** How a request to the Bot API went, in the words of what can be done about it. */
export type Outcome<T> = { kind: "ok"; value: T } | Failure;

/**
 * Why it did not: `wait` nothing was done, again after so many milliseconds; `unsure` it may have been done; `moved`
 * the group is a supergroup now; `noTopic` the forum's topic is no more; `revoked` the token is good no more.
 */
export type Failure =
  | { kind: "wait"; ms: number }
  | { kind: "unsure" | "unchanged" | "gone" | "forbidden" | "noTopic" | "revoked" }
  | { kind: "moved"; to: string }
  | { kind: "bad"; reason: string };

const RECONNECT_MS = 1_000;

/** Does a request and tells how it went; throws only what is no answer of the platform. */
export async function outcomeOf<T>(request: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { kind: "ok", value: await request() };
  } catch (error) {
    if (error instanceof GrammyError) return refusal(error);
    if (error instanceof HttpError) return lost(error);
    throw error;
  }
}

function lost({ error }: HttpError): Failure {
  return wasNeverSent(error) ? { kind: "wait", ms: RECONNECT_MS } : { kind: "unsure" };
}

function refusal({ error_code: code, description, parameters }: GrammyError): Failure {
  if (code === 429) return { kind: "wait", ms: (parameters.retry_after ?? 1) * 1_000 };
  // A token that never was one is "not found".
  if (code === 401 || code === 404) return { kind: "revoked" };
  if (code === 403) return { kind: "forbidden" };
  if (code >= 500) return { kind: "unsure" };
  const { migrate_to_chat_id: to } = parameters;
  if (to !== undefined) return { kind: "moved", to: String(to) };
  return badRequest(description);
}

/** The Bot API has no codes for these: its words are what there is. */
function badRequest(description: string): Failure {
  const says = (words: RegExp): boolean => words.test(description);
  if (says(/message is not modified/i)) return { kind: "unchanged" };
  if (says(/thread not found|TOPIC_(DELETED|ID_INVALID|CLOSED)/i)) return { kind: "noTopic" };
  if (says(/chat not found|message to (edit|delete) not found|message can't be edited|MESSAGE_ID_INVALID/i))
    return { kind: "gone" };
  if (says(/not enough rights|have no rights|CHAT_WRITE_FORBIDDEN|need administrator rights/i))
    return { kind: "forbidden" };
  return { kind: "bad", reason: description };
}
