import type { CardPlace, DeadEnd } from "../models/cardFields.ts";
import type { Card, ChatPort, MsgRef, Place, Platform, Recipient, Sent } from "./chat.ts";

/** Something to be sent: for the first time unless there is a message already. */
export interface Parcel {
  store: string;
  place: CardPlace;
  /** Names the sending, so that it can be searched for after a crash. */
  key: string;
  message?: string;
  /** For how long a first sending has been under way, in milliseconds; left out where none is. */
  underWayMs?: number;
  /** Says that the first sending begins; false when somebody else has taken it over. */
  begin(): Promise<boolean>;
  card: Card;
  /** The subject's revision that the card shows. */
  revision?: number;
}

/**
 * How a delivery went: `sent` under that id, `found` there from before a crash with a content that may be old;
 * `wait` and `unsure` are tried again; `lost` the message is no more; the dead ends stay.
 */
export type Delivered =
  | { kind: "sent" | "found"; message: string }
  | { kind: "wait"; ms: number }
  | { kind: "unsure" | "lost" | "taken" | "noPort" }
  | { kind: "dead"; why: DeadEnd; reason: string };

/** Sends what the outbox holds, through the port of its platform. */
export interface Delivery {
  port(platform: Platform): ChatPort | undefined;
  deliver(parcel: Parcel): Promise<Delivered>;
  /** The platform's own place: a person's direct channel is looked up. */
  resolve(store: string, place: CardPlace): Promise<Sent<Place>>;
}

/** Builds the delivery over the ports there are. */
export function createDelivery(
  ports: readonly ChatPort[],
  recipient: (store: string, code: string) => Promise<Recipient | null>,
): Delivery {
  const byPlatform = new Map(ports.map((port) => [port.platform, port]));

  async function resolve(store: string, { platform, channel, thread }: CardPlace): Promise<Sent<Place>> {
    const direct = channel.startsWith("dm:");
    if (!direct) return { kind: "ok", ref: { platform, store, channel, ...(thread && { thread }) } };
    const person = await recipient(store, channel.slice("dm:".length));
    return person ? byPlatform.get(platform)!.dm(person) : { kind: "gone" };
  }

  async function first(port: ChatPort, at: Place, parcel: Parcel): Promise<Delivered> {
    if (parcel.underWayMs !== undefined) {
      const before = await port.find(at, parcel.key, parcel.underWayMs);
      if (typeof before === "object") return { kind: "found", message: before.id };
      // Whoever sends without having looked may send twice.
      if (before === "later") return { kind: "unsure" };
    }
    if (!(await parcel.begin())) return { kind: "taken" };
    return delivered(await port.send(at, parcel.card, parcel.key), "dead");
  }

  return {
    port: (platform) => byPlatform.get(platform),
    resolve,
    async deliver(parcel) {
      const { store, place, card, message, revision } = parcel;
      const port = byPlatform.get(place.platform);
      if (!port) return { kind: "noPort" };
      const [problem] = port.check(card);
      if (problem) return { kind: "dead", why: "bad", reason: problem };
      const at = await resolve(store, place);
      if (at.kind !== "ok") return delivered(at, "dead");
      if (!message) return first(port, at.ref, parcel);
      return delivered(await port.update({ place: at.ref, id: message }, card, revision), "lost");
    },
  };
}

/** What came back, in the outbox's words; a message that is gone may be sent anew, a place may not. */
function delivered(sent: Sent<MsgRef | Place>, gone: "lost" | "dead"): Delivered {
  switch (sent.kind) {
    case "ok":
      return { kind: "sent", message: "id" in sent.ref ? sent.ref.id : "" };
    case "wait":
      return sent;
    case "unsure":
      return { kind: "unsure" };
    case "gone":
      return gone === "lost" ? { kind: "lost" } : { kind: "dead", why: "gone", reason: "gone" };
    case "forbidden":
      return { kind: "dead", why: "forbidden", reason: "forbidden" };
    case "bad":
      return { kind: "dead", why: "bad", reason: sent.reason };
  }
}
