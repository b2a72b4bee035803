import { Person } from "../../models/person.ts";
import { TelegramThread } from "../../models/telegramThread.ts";
import type { Caps, ChatPort, MsgRef, Place, Sent } from "../chat.ts";
import type { Failure, Outcome } from "./api/outcome.ts";
import { cardMessage, cardProblems } from "./cards/cardMessage.ts";
import { TEXT_LIMIT } from "./cards/html.ts";
import { isGroup, readMessageId } from "./ids.ts";
import type { Rooms } from "./rooms.ts";
import type { Speaker } from "./speaker.ts";
import { targetOf, type ThreadTarget } from "./threads.ts";

/** What the port is made of. */
export interface PortParts {
  speaker: Speaker;
  rooms: Rooms;
  paces: Paces;
  wall(): Date;
  /** Telegram does not know our token any more. */
  onRevoked(): void;
  /** Something that the log should tell, though nothing is wrong with it. */
  onNote(note: string): void;
}

/** The least time between two messages to a group and to a person alone, in milliseconds. */
export interface Paces {
  group: number;
  person: number;
}

/** What Telegram lets through: a group takes 20 messages a minute, a person alone one a second. */
export const telegramPaces: Paces = { group: 3_000, person: 1_000 };

/** A token is mended by hand. */
const REVOKED_MS = 60_000;

/** Telegram as a chat port, but for its ears. */
export function createTelegramPort(parts: PortParts): Omit<ChatPort, "start" | "stop"> {
  const { speaker, rooms, wall } = parts;

  /** Sends by a request, and again where the group has moved or the topic is no more. */
  async function sent(
    to: Place,
    request: (chat: string, target: ThreadTarget) => Promise<Outcome<string>>,
  ): Promise<Sent> {
    for (let round = 0; ; round++) {
      const chat = await rooms.chatOf(to);
      if (chat === null) return { kind: "forbidden" };
      const target = to.thread === undefined ? {} : await targetOf(chat, to.thread);
      const outcome = await request(chat, target);
      if (outcome.kind === "ok") {
        if (to.thread !== undefined) await TelegramThread.joined(outcome.value, to.thread, wall());
        return { kind: "ok", ref: { place: to, id: outcome.value } };
      }
      if (round === 0 && outcome.kind === "moved") await rooms.moved(chat, outcome.to);
      else if (round === 0 && outcome.kind === "noTopic" && to.thread !== undefined)
        await mendTopic(chat, to.thread);
      // Whoever never pressed Start has no chat yet.
      else return unreached(to, failed(outcome, isGroup(chat) ? "gone" : "forbidden"));
    }
  }

  /** Whoever cannot be written to alone is spoken to on the desk, until he acts here again. */
  async function unreached<T extends Sent<never>>({ store, channel }: Place, sent: T): Promise<T> {
    if (sent.kind === "forbidden" && channel.startsWith("dm:")) {
      await Person.sawOn(store, channel.slice("dm:".length), "web");
    }
    return sent;
  }

  /** A topic that was closed is opened, one that was deleted is made anew, and without topics it is a reply. */
  async function mendTopic(chat: string, thread: string): Promise<void> {
    const before = await TelegramThread.topicOf(thread);
    if (!before) return;
    if ((await speaker.reopenTopic(chat, before.topic)).kind === "ok") return;
    const made = await speaker.topic(chat, before.title);
    if (made.kind === "ok") await TelegramThread.begun(chat, thread, made.value, before.title, wall());
    else await TelegramThread.ended(thread);
    parts.onNote(`the topic "${before.title}" in ${chat} was deleted: its thread goes on in a new one`);
  }

  function failed(failure: Failure, gone: "gone" | "forbidden"): Exclude<Sent<never>, { kind: "ok" }> {
    switch (failure.kind) {
      case "wait":
        return failure;
      case "unsure":
      case "forbidden":
        return { kind: failure.kind };
      case "gone":
      case "noTopic":
      case "moved":
        return { kind: gone };
      case "revoked":
        parts.onRevoked();
        return { kind: "wait", ms: REVOKED_MS };
      case "unchanged":
        return { kind: "bad", reason: "not modified" };
      case "bad":
        return failure;
    }
  }

  async function startThread(root: MsgRef, title: string): Promise<Sent<Place>> {
    const place = { ...root.place, thread: root.id };
    const chat = await rooms.chatOf(root.place);
    if (chat === null || readMessageId(root.id)?.chat !== chat) return { kind: "gone" };
    if (!isGroup(chat) || (await TelegramThread.topicOf(root.id))) return { kind: "ok", ref: place };
    const forum = await speaker.isForum(chat);
    if (forum.kind !== "ok") return failed(forum, "gone");
    rooms.setForum(chat, forum.value);
    if (!forum.value) return { kind: "ok", ref: place };
    const made = await speaker.topic(chat, title);
    // A bot that may not make topics keeps the file as replies.
    if (made.kind === "forbidden" || made.kind === "bad") return { kind: "ok", ref: place };
    if (made.kind !== "ok") return failed(made, "gone");
    await TelegramThread.begun(chat, root.id, made.value, title, wall());
    return { kind: "ok", ref: place };
  }

  return {
    platform: "telegram",
    caps: ({ channel }): Caps => ({
      form: "questions",
      threads: rooms.isForum(channel) ? "topic" : "reply",
      hears: { edits: true, deletions: false },
      images: true,
      textLimit: TEXT_LIMIT,
      paceMs: isGroup(channel) ? parts.paces.group : parts.paces.person,
      // An edit alarms nobody, and is held back only where the platform says so.
      editPaceMs: 0,
    }),
    check: cardProblems,
    send: (to, card) => sent(to, (chat, target) => speaker.post(chat, cardMessage(card), target)),
    async find(_at, key) {
      parts.onNote(`${key} may stand on Telegram twice: a bot cannot look back, so it is sent again`);
      return "unknown";
    },
    async update(message, card) {
      const chat = await rooms.chatOf(message.place);
      // What was said before a group became a supergroup cannot be edited from there.
      if (readMessageId(message.id)?.chat !== chat) return { kind: "gone" };
      const outcome = await speaker.edit(message.id, cardMessage(card));
      if (outcome.kind === "ok" || outcome.kind === "unchanged") return { kind: "ok", ref: message };
      if (outcome.kind === "moved" && chat !== null) await rooms.moved(chat, outcome.to);
      return failed(outcome, "gone");
    },
    startThread,
    async dm({ store, code, telegram }) {
      if (telegram === undefined) return { kind: "forbidden" };
      return { kind: "ok", ref: { platform: "telegram", store, channel: `dm:${code}` } };
    },
    image: (to, picture) => sent(to, (chat, target) => speaker.photo(chat, picture, target)),
  };
}
