import { Person } from "../../models/person.ts";
import { Store } from "../../models/store.ts";
import { TelegramChat } from "../../models/telegramChat.ts";
import type { Place } from "../chat.ts";

// Asked at every event; a store's channels change a few times a year.
const FRESH_MS = 1_000;

/** A channel of a store, by the id that the store's file writes. */
export interface Room {
  store: string;
  channel: string;
}

/** Which chat on Telegram a place of the product is, and the other way round. */
export interface Rooms {
  /** Reads which groups have other ids now. */
  open(): Promise<void>;
  /** The id of a place's chat now; null where a person has none. */
  chatOf(place: Pick<Place, "store" | "channel">): Promise<string | null>;
  /** The channels that a group is, of one store or of several. */
  ofGroup(chat: string): Promise<Room[]>;
  /** A group goes on as a supergroup. */
  moved(from: string, to: string): Promise<void>;
  /** Whether a group is known to be a forum. */
  isForum(chat: string): boolean;
  setForum(chat: string, forum: boolean): void;
}

/** Builds the answers over the database; `wall` is the wall clock. */
export function createRooms(wall: () => Date): Rooms {
  const moves = new Map<string, string>();
  const forums = new Set<string>();
  let stores: { at: number; all: Promise<Store[]> } | undefined;

  function current(chat: string): string {
    const seen = new Set<string>();
    for (let to = chat; ; seen.add(to), to = moves.get(to)!) {
      if (!moves.has(to) || seen.has(to)) return to;
    }
  }

  function allStores(): Promise<Store[]> {
    const now = wall().getTime();
    if (!stores || Math.abs(now - stores.at) >= FRESH_MS) {
      stores = { at: now, all: Store.all() };
      stores.all.catch(() => (stores = undefined));
    }
    return stores.all;
  }

  return {
    async open() {
      for (const [from, to] of await TelegramChat.moves()) moves.set(from, to);
    },
    async chatOf({ store, channel }) {
      if (!channel.startsWith("dm:")) return current(channel);
      const code = channel.slice("dm:".length);
      const person = await Person.findOne({ store, code, active: true });
      return person?.telegram ?? null;
    },
    async ofGroup(chat) {
      const now = current(chat);
      const rooms = (await allStores()).flatMap(({ _id: store, channels }) =>
        channels.flatMap(({ telegram }) =>
          telegram !== undefined && current(telegram) === now ? [{ store, channel: telegram }] : [],
        ),
      );
      // A group may be several channels of a store: it is one room all the same.
      return rooms.filter(
        ({ store, channel }, i) =>
          rooms.findIndex((other) => other.store === store && other.channel === channel) === i,
      );
    },
    async moved(from, to) {
      if (from === to) return;
      moves.set(from, to);
      await TelegramChat.moved(from, to);
    },
    isForum: (chat) => forums.has(current(chat)),
    setForum(chat, forum) {
      if (forum) forums.add(current(chat));
      else forums.delete(current(chat));
    },
  };
}
