import { DeskMessage } from "../../models/deskMessage.ts";
import type { Caps, Card, ChatInbox, ChatPort, MsgRef, Place, Recipient, Sent } from "../chat.ts";
import { directChannel } from "./access.ts";
import type { Hub } from "./hub.ts";
import { deskCard } from "./items.ts";

const CAPS: Caps = {
  form: "page",
  threads: "native",
  hears: { edits: true, deletions: true },
  images: true,
  textLimit: 40_000,
  paceMs: 0,
  own: true,
};

/** Where the desk's clocks and streams come from. */
export interface DeskPortParts {
  hub: Hub;
  /** The product's clock: when a message was posted. */
  clock(): Date;
  wall(): Date;
}

/** The port of the desk, and the inbox that its routes speak to once it was started. */
export interface DeskPort extends ChatPort {
  inbox(): ChatInbox | undefined;
}

/** The browser desk as a chat: its messages are in our own database, and open pages are told of each. */
export function createDeskPort({ hub, clock, wall }: DeskPortParts): DeskPort {
  let ears: ChatInbox | undefined;

  async function send({ store, channel, thread = null }: PlaceHere, card: Card, key: string): Promise<Sent> {
    const at = clock();
    const message = await DeskMessage.post({ ...deskCard(card), store, channel, thread, key, at }, wall());
    await hub.publish(message);
    return { kind: "ok", ref: refOf(store, channel, thread, message._id.toString()) };
  }

  return {
    platform: "web",
    inbox: () => ears,
    caps: () => CAPS,
    check(card) {
      const length = JSON.stringify(card).length;
      return length > CAPS.textLimit ? [`${length} characters, more than ${CAPS.textLimit}`] : [];
    },
    send,
    async find({ store, channel, thread = null }, key) {
      const message = await DeskMessage.ofKey(store, key);
      return message ? refOf(store, channel, thread, message._id.toString()) : "none";
    },
    async update({ place: { store, channel, thread = null }, id }, card, revision) {
      const message = await DeskMessage.show(store, id, deskCard(card), wall(), revision);
      if (message) await hub.publish(message);
      else if (!(await DeskMessage.named(store, id))) return { kind: "gone" };
      return { kind: "ok", ref: refOf(store, channel, thread, id) };
    },
    async startThread({ place, id }) {
      const root = await DeskMessage.named(place.store, id);
      return root ? { kind: "ok", ref: { ...place, thread: id } } : { kind: "gone" };
    },
    async dm({ store, code }: Recipient) {
      return { kind: "ok", ref: { platform: "web", store, channel: directChannel(code) } };
    },
    async image(to, { png, alt, caption }, key) {
      // The page's policy takes pictures from data: beside its own files.
      const src = `data:image/png;base64,${Buffer.from(png).toString("base64")}`;
      return send(
        to,
        { plain: alt, body: caption === undefined ? [] : [[caption]], picture: { src, alt } },
        key,
      );
    },
    async start(inbox) {
      ears = inbox;
    },
    async stop() {
      ears = undefined;
    },
  };
}

type PlaceHere = Pick<Place, "store" | "channel"> & { thread?: string | null };

function refOf(store: string, channel: string, thread: string | null, id: string): MsgRef {
  return { place: { platform: "web", store, channel, ...(thread !== null && { thread }) }, id };
}
