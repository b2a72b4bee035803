import { createHash } from "node:crypto";
import type { webApi } from "@slack/bolt";
import type { MsgRef, Place } from "../chat.ts";
import type { SlackClient } from "./client.ts";

/** The type of our messages' metadata. */
export const SENT = "huifang_message";

const PAGE = 200;
const PAGES = 10;
/** Slack's clock may be so far behind ours: it would not take what we sign if it were further. */
const SKEW_MS = 5 * 60_000;

/** The name of the file that a picture is sent as. */
export function pictureName(key: string): string {
  return `${createHash("sha256").update(key).digest("hex").slice(0, 24)}.png`;
}

/** Looks in a channel or thread for what was sent under a key since then, newest first where Slack lists it so. */
export async function findSent(
  client: SlackClient,
  at: Place,
  key: string,
  since: Date,
): Promise<MsgRef | "none" | "later"> {
  const oldest = String(Math.max(0, since.getTime() - SKEW_MS) / 1_000);
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page++) {
    const read = await client.call((web) => readPage(web, at, { oldest, ...(cursor && { cursor }) }));
    if (!read.ok) return read.sent.kind === "gone" || read.sent.kind === "forbidden" ? "none" : "later";
    const found = read.data.messages?.find((message) => isSentAs(message, key));
    if (found?.ts) return { place: at, id: found.ts };
    cursor = read.data.response_metadata?.next_cursor;
    if (!cursor) return "none";
  }
  return "none";
}

interface Page {
  messages?: Message[];
  response_metadata?: { next_cursor?: string };
}

interface Message {
  ts?: string;
  metadata?: { event_type?: string; event_payload?: object };
  files?: { name?: string }[];
}

function readPage(
  web: webApi.WebClient,
  { channel, thread }: Place,
  from: { oldest: string; cursor?: string },
): Promise<Page> {
  const asked = { channel, limit: PAGE, include_all_metadata: true, ...from };
  return thread === undefined
    ? web.conversations.history(asked)
    : web.conversations.replies({ ...asked, ts: thread });
}

function isSentAs({ metadata, files = [] }: Message, key: string): boolean {
  const payload = metadata?.event_payload as { key?: unknown } | undefined;
  if (metadata?.event_type === SENT && payload?.key === key) return true;
  return files.some(({ name }) => name === pictureName(key));
}
