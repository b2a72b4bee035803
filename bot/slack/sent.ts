import type { Sent } from "../chat.ts";
import { codeOf, wasNeverSent } from "../plainFetch.ts";

/** How a call of the Web API failed, in the words of the port, and what an admin has to hear of. */
export interface Failure {
  sent: Sent<never>;
  /** Slack's own word for it. */
  code: string;
  /** Slack itself said so: it was reached. */
  isAnswer: boolean;
  /** The connection itself is at fault, whatever was sent: a token that is no more, a scope that is missing. */
  isBroken?: boolean;
}

const BROKEN_MS = 60_000;
const UNREACHED_MS = 5_000;

// https://docs.slack.dev/reference/methods/chat.postMessage names them all; an unknown one is never right either.
const GONE = ["message_not_found", "channel_not_found", "thread_not_found", "user_not_found"];
const TAKEN_AWAY = ["cant_update_message", "edit_window_closed", "users_not_found"];
const FORBIDDEN = [
  "is_archived",
  "not_in_channel",
  "restricted_action",
  "restricted_action_read_only_channel",
  "restricted_action_thread_only_channel",
  "restricted_action_thread_locked",
  "restricted_action_non_threadable_channel",
  "user_disabled",
  "user_not_visible",
  "cannot_dm_bot",
  "messages_tab_disabled",
  "ekm_access_denied",
];
const BROKEN = [
  "not_authed",
  "invalid_auth",
  "account_inactive",
  "token_revoked",
  "token_expired",
  "missing_scope",
  "no_permission",
  "access_denied",
  "org_login_required",
  "team_access_not_granted",
  "two_factor_setup_required",
  "not_allowed_token_type",
];
// It may have been done before it was reported as failed.
const UNSURE = [
  "internal_error",
  "fatal_error",
  "service_unavailable",
  "request_timeout",
  "team_added_to_org",
];

/** Reads an error of the web client; `wait` only where nothing can have been done. */
export function failureOf(error: unknown): Failure {
  const { code, data, retryAfter, statusCode, original } = error as {
    code?: string;
    data?: { error?: string };
    retryAfter?: number;
    statusCode?: number;
    original?: Error;
  };
  switch (code) {
    case "slack_webapi_rate_limited_error":
      return {
        code: "ratelimited",
        isAnswer: true,
        sent: { kind: "wait", ms: Math.max(1, retryAfter ?? 1) * 1_000 },
      };
    case "slack_webapi_platform_error":
      return { ...platformFailure(data?.error ?? "unknown_error"), isAnswer: true };
    case "slack_webapi_http_error":
      return { ...httpFailure(statusCode ?? 500), isAnswer: false };
    default: {
      const sent: Sent<never> = wasNeverSent(original)
        ? { kind: "wait", ms: UNREACHED_MS }
        : { kind: "unsure" };
      return { code: codeOf(original) ?? "request_failed", isAnswer: false, sent };
    }
  }
}

function platformFailure(code: string): Omit<Failure, "isAnswer"> {
  if (GONE.includes(code) || TAKEN_AWAY.includes(code)) return { code, sent: { kind: "gone" } };
  if (FORBIDDEN.includes(code)) return { code, sent: { kind: "forbidden" } };
  // Nothing of what is to be said is given up: it goes out on the day the token is a good one again.
  if (BROKEN.includes(code)) return { code, sent: { kind: "wait", ms: BROKEN_MS }, isBroken: true };
  if (code === "ratelimited" || code === "rate_limited") return { code, sent: { kind: "wait", ms: 1_000 } };
  if (UNSURE.includes(code)) return { code, sent: { kind: "unsure" } };
  return { code, sent: { kind: "bad", reason: code } };
}

function httpFailure(status: number): Omit<Failure, "isAnswer"> {
  const code = `http_${status}`;
  if (status >= 500 || status === 408) return { code, sent: { kind: "unsure" } };
  if (status === 401 || status === 403) {
    return { code, sent: { kind: "wait", ms: BROKEN_MS }, isBroken: true };
  }
  return { code, sent: { kind: "bad", reason: code } };
}
