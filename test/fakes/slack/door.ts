import { createHmac } from "node:crypto";
import { SIGNING_SECRET } from "./workspace.ts";

/** What the product answered to an event of Slack's. */
export interface DoorAnswer {
  status: number;
  body: Record<string, unknown>;
}

/** What Slack sends: an event, an interaction or a command, each in a shape of its own. */
export type Sent =
  | { kind: "event"; payload: Record<string, unknown> }
  | { kind: "interaction"; payload: Record<string, unknown> }
  | { kind: "command"; payload: Record<string, string> };

/** The way by which Slack's events reach the product. */
export interface Door {
  /** `attempt` counts the repetitions of one event. */
  deliver(sent: Sent, attempt?: number): Promise<DoorAnswer>;
}

/** The HTTP door: every request is signed as Slack signs it. */
export function httpDoor(url: () => string, wall: () => number = Date.now): Door {
  return {
    async deliver(sent, attempt = 0) {
      const { type, body } = encoded(sent);
      // A repetition comes later, and is signed anew.
      const timestamp = Math.floor(wall() / 1_000) + attempt;
      const response = await fetch(`${url()}/slack/events`, {
        method: "POST",
        headers: {
          "content-type": type,
          ...signature(body, timestamp),
          ...(attempt > 0 && { "x-slack-retry-num": String(attempt) }),
        },
        body,
      });
      const text = await response.text();
      return {
        status: response.status,
        body: text.startsWith("{") ? (JSON.parse(text) as DoorAnswer["body"]) : {},
      };
    },
  };
}

/** The headers by which Slack signs a body. */
export function signature(body: string, timestamp: number, secret = SIGNING_SECRET): Record<string, string> {
  const digest = createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex");
  return { "x-slack-request-timestamp": String(timestamp), "x-slack-signature": `v0=${digest}` };
}

/** A delivery as it is written into a request. */
export function encoded({ kind, payload }: Sent): { type: string; body: string } {
  const form = "application/x-www-form-urlencoded";
  if (kind === "event") return { type: "application/json", body: JSON.stringify(payload) };
  if (kind === "command") return { type: form, body: new URLSearchParams(payload).toString() };
  return { type: form, body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString() };
}
