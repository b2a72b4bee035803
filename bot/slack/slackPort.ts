import type { Caps, ChatPort, MsgRef, Picture, Place, Recipient, Sent } from "../chat.ts";
import { cardMessage } from "./blocks/cardBlocks.ts";
import { checkCard } from "./blocks/checkCard.ts";
import { limits } from "./blocks/limits.ts";
import type { Called, SlackClient } from "./client.ts";
import { findSent, pictureName, SENT } from "./findSent.ts";

/** About one message a second is what Slack takes in a channel; edits are counted apart. */
const PACE_MS = 1_000;

/** What the mouth is made of. */
export interface SlackPortParts {
  client: SlackClient;
  wall(): Date;
  /** The least time between two messages to a channel; a test has less of it. */
  paceMs?: number | undefined;
}

/** The part of the port that speaks. */
export type SlackMouth = Omit<ChatPort, "start" | "stop">;

/** Speaks on Slack: cards as Block Kit, each with its sending's key in the message's metadata. */
export function createMouth({ client, wall, paceMs = PACE_MS }: SlackPortParts): SlackMouth {
  const direct = new Map<string, string>();
  const caps: Caps = {
    form: "modal",
    threads: "native",
    hears: { edits: true, deletions: true },
    images: true,
    textLimit: limits.plainText,
    paceMs,
    editPaceMs: paceMs,
  };

  return {
    platform: "slack",
    caps: () => caps,
    check: checkCard,

    async send(to, card, key) {
      const sent = await client.call((web) =>
        web.chat.postMessage({
          channel: to.channel,
          ...(to.thread !== undefined && { thread_ts: to.thread }),
          ...cardMessage(card),
          metadata: { event_type: SENT, event_payload: { key } },
          unfurl_links: false,
          unfurl_media: false,
        }),
      );
      return refOf(sent, to, (data) => data.ts);
    },

    find: (at, key, agoMs) => findSent(client, at, key, new Date(wall().getTime() - agoMs)),

    async update({ place, id }, card) {
      const changed = await client.call((web) =>
        web.chat.update({ channel: place.channel, ts: id, ...cardMessage(card) }),
      );
      return refOf(changed, place, () => id);
    },

    // Where threads are built in, a message's thread is there as soon as somebody writes into it.
    startThread: async ({ place, id }) => ({ kind: "ok", ref: { ...place, thread: id } }),

    async dm({ store, slack }: Recipient): Promise<Sent<Place>> {
      if (slack === undefined) return { kind: "gone" };
      const place = (channel: string) =>
        ({ kind: "ok", ref: { platform: "slack", store, channel } }) as const;
      const known = direct.get(slack);
      if (known !== undefined) return place(known);
      const opened = await client.call((web) => web.conversations.open({ users: slack }));
      if (!opened.ok) return opened.sent;
      const channel = opened.data.channel?.id;
      if (channel === undefined) return { kind: "unsure" };
      direct.set(slack, channel);
      return place(channel);
    },

    image: (to, picture, key) => sendPicture(client, to, picture, key, wall()),
  };
}

/** Uploads a picture under a name that its key gives it, by which it is found again: files bear no metadata. */
async function sendPicture(
  client: SlackClient,
  to: Place,
  { png, alt, caption }: Picture,
  key: string,
  now: Date,
): Promise<Sent> {
  const { channel: channel_id, thread: thread_ts } = to;
  const uploaded = await client.call((web) =>
    web.filesUploadV2({
      ...(thread_ts === undefined ? { channel_id } : { channel_id, thread_ts }),
      ...(caption !== undefined && { initial_comment: caption }),
      file: Buffer.from(png),
      filename: pictureName(key),
      title: alt,
      alt_text: alt,
    }),
  );
  if (!uploaded.ok) return uploaded.sent;
  // Slack shares an upload a moment later; until then the file's name stands for its message.
  const found = await findSent(client, to, key, now);
  return { kind: "ok", ref: typeof found === "object" ? found : { place: to, id: pictureName(key) } };
}

function refOf<T>(called: Called<T>, place: Place, idOf: (data: T) => string | undefined): Sent<MsgRef> {
  if (!called.ok) return called.sent;
  const id = idOf(called.data);
  return id === undefined ? { kind: "unsure" } : { kind: "ok", ref: { place, id } };
}
