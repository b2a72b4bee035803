import { describe, expect, it } from "vitest";
import { failureOf } from "../../../bot/slack/sent.ts";

const platform = (error: string) => ({ code: "slack_webapi_platform_error", data: { ok: false, error } });
const request = (code?: string) => ({
  code: "slack_webapi_request_error",
  original: Object.assign(new Error("fetch failed"), code && { cause: { code } }),
});

describe("a call that failed", () => {
  it.each([
    ["a message that is no more", platform("message_not_found"), { kind: "gone" }],
    ["a channel that was archived", platform("is_archived"), { kind: "forbidden" }],
    ["the product is no member", platform("not_in_channel"), { kind: "forbidden" }],
    ["blocks that Slack refuses", platform("invalid_blocks"), { kind: "bad", reason: "invalid_blocks" }],
    ["an error that nobody knows", platform("brand_new_error"), { kind: "bad", reason: "brand_new_error" }],
    ["a fault inside Slack", platform("internal_error"), { kind: "unsure" }],
    ["a rate limit", { code: "slack_webapi_rate_limited_error", retryAfter: 3 }, { kind: "wait", ms: 3_000 }],
    ["a server that failed", { code: "slack_webapi_http_error", statusCode: 502 }, { kind: "unsure" }],
    ["an answer that never came", request(), { kind: "unsure" }],
    ["a connection that was cut", request("ECONNRESET"), { kind: "unsure" }],
    ["a connection that was never made", request("ECONNREFUSED"), { kind: "wait", ms: 5_000 }],
  ])("because of %s", (_why, error, sent) => {
    expect(failureOf(error)).toMatchObject({ sent });
  });

  it.each(["token_revoked", "invalid_auth", "missing_scope", "account_inactive"])(
    "because of %s is for the admin to mend, and gives nothing up",
    (code) => {
      expect(failureOf(platform(code))).toMatchObject({ isBroken: true, sent: { kind: "wait" } });
    },
  );
});
