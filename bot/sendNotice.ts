import { Card } from "../models/card.ts";
import type { CardFields, CardPlace } from "../models/cardFields.ts";
import { Notice, type NoticeFields } from "../models/notice.ts";
import type { Sent, Place } from "./chat.ts";
import { readSubject } from "./display.ts";
import { NO_PORT_MS, retryAt, unsureRest, underWay, type OutboxParts, type Rest } from "./outboxParts.ts";
import { spotOf } from "./sendCard.ts";

/** Its root wakes it; this is for a root that died on the way. */
const ROOT_MS = 10_000;

/** Says a leased notice, in its thread where it has one; it waits for the thread's root. */
export async function sendNotice(notice: NoticeFields, parts: OutboxParts): Promise<Rest> {
  const { delivery, wall } = parts;
  const { store, place, message, tries } = notice;
  const later = async (ms: number): Promise<Rest> => {
    await Notice.postpone(notice, new Date(wall().getTime() + ms), "unsent");
    return 0;
  };
  if (!delivery.port(place.platform)) return later(NO_PORT_MS);
  const thread = notice.under ? await threadOf(notice, parts) : ({ kind: "ok", ref: place } as const);
  if (thread === "noRoot") return later(ROOT_MS);
  if (thread.kind === "wait") {
    await later(thread.ms);
    return thread.ms;
  }
  if (thread.kind === "unsure") {
    await Notice.postpone(notice, retryAt(wall(), tries), "unsure");
    return unsureRest(wall(), tries);
  }
  if (thread.kind !== "ok") return dead(notice, thread.kind === "bad" ? "bad" : thread.kind, parts);
  const delivered = await delivery.deliver({
    store,
    place: thread.ref,
    key: `notice:${notice._id}`,
    ...(message !== undefined && { message }),
    ...underWay(notice, wall()),
    begin: () => Notice.beginSending(notice, wall()),
    card: await parts.renderNotice(notice),
  });
  switch (delivered.kind) {
    case "sent":
    case "found":
      await Notice.said(notice, delivered.message);
      return 0;
    case "wait":
      await later(delivered.ms);
      return delivered.ms;
    case "unsure":
      await Notice.postpone(notice, retryAt(wall(), tries), "unsure");
      return unsureRest(wall(), tries);
    case "dead":
      return dead(notice, delivered.why, parts, delivered.reason);
    case "noPort":
      return later(NO_PORT_MS);
    case "lost":
    case "taken":
      return 0;
  }
}

async function dead(
  notice: NoticeFields,
  why: "gone" | "forbidden" | "bad",
  parts: OutboxParts,
  reason: string = why,
): Promise<Rest> {
  const { store, place } = notice;
  await parts.onDead({ store, platform: place.platform, channel: place.channel, why, reason });
  await Notice.giveUp(notice, why);
  return 0;
}

/** The thread under the notice's root, begun if nobody has yet. */
async function threadOf(
  { store, under, place }: NoticeFields,
  parts: OutboxParts,
): Promise<Sent<CardPlace> | "noRoot"> {
  const root = await Card.root(store, under!, place);
  if (!root?.message) return "noRoot";
  if (root.thread) return { kind: "ok", ref: { ...place, thread: root.thread } };
  const at = await parts.delivery.resolve(store, root.place);
  if (at.kind !== "ok") return at;
  const begun = await begin(root, at.ref, parts);
  if (begun.kind !== "ok") return begun;
  const thread = begun.ref.thread ?? root.message;
  await Card.threaded(root._id, thread);
  return { kind: "ok", ref: { ...place, thread } };
}

async function begin(root: CardFields, at: Place, { displays, delivery }: OutboxParts): Promise<Sent<Place>> {
  const spot = spotOf(root);
  const title = (await displays.get(readSubject(root.subject).type)?.threadTitle?.(spot)) ?? "";
  return delivery.port(at.platform)!.startThread({ place: at, id: root.message! }, title);
}
