import { setImmediate } from "node:timers/promises";
import type { DeskMessageFields } from "../../models/deskMessage.ts";
import type { StaffCode } from "../../models/rules/kinds.ts";
import { createTurns } from "../turns.ts";
import type { Access, StoreAccess } from "./access.ts";
import { deskItem } from "./items.ts";
import { streamEvent } from "./streamEvent.ts";

/** One open stream of a person. */
export interface Listener {
  store: string;
  person: StaffCode;
  /** Passes an event on, as `streamEvent` put it. */
  tell(event: string): void;
  /** Ends the stream. */
  end(): void;
}

/** Brings what is posted on the desk to everybody who may read it and has the page open. */
export interface Hub {
  /** Adds a stream; the function that is returned takes it away. */
  join(listener: Listener): () => void;
  /** Tells of a message once for each revision, in this process and, told by `touched`, from another. */
  publish(message: DeskMessageFields): Promise<void>;
  /** How many streams are open. */
  size(): number;
  /** Ends every stream: an open one would hold up the server's stop. */
  close(): void;
}

/** What a listener could read when he was last told something. */
interface Readable {
  may?: StoreAccess;
  channels?: string;
}

/** So many revisions are remembered as told; more messages do not change within the poll's overlap. */
const REMEMBERED = 10_000;

/** Writing to so many pages takes a millisecond; presses are to get their turns between. */
const AT_ONCE = 16;

/** Builds the hub. */
export function createHub(access: Access): Hub {
  const listeners = new Map<Listener, Readable>();
  const turns = createTurns();
  const told = new Map<string, number>();

  function isNew({ _id, revision }: DeskMessageFields): boolean {
    const ref = _id.toString();
    if ((told.get(ref) ?? 0) >= revision) return false;
    told.delete(ref);
    told.set(ref, revision);
    if (told.size > REMEMBERED) told.delete(told.keys().next().value!);
    return true;
  }

  async function tellAll({ store, channel }: DeskMessageFields, event: string): Promise<void> {
    const may = await access.of(store);
    let count = 0;
    for (const [listener, before] of listeners) {
      if (listener.store !== store) continue;
      if (before.may !== may) compare(listener, before, may);
      if (may.may(listener.person, channel)) listener.tell(event);
      if (++count % AT_ONCE === 0) await setImmediate();
    }
  }

  /** Whose channels are others than before looks at his page anew. */
  function compare(listener: Listener, { channels }: Readable, may: StoreAccess): void {
    const now = may.of(listener.person).join(" ");
    if (channels !== undefined && channels !== now) listener.tell(streamEvent("me", {}));
    listeners.set(listener, { may, channels: now });
  }

  return {
    join(listener) {
      listeners.set(listener, {});
      return () => void listeners.delete(listener);
    },
    async publish(message) {
      if (!isNew(message) || listeners.size === 0) return;
      const { store, thread } = message;
      const item = deskItem(message);
      const name = thread !== null || item.card.view?.kind === "said" ? "message" : "card";
      // Put into text once for everybody who reads it; a page hears in the order in which it was said.
      const event = streamEvent(name, item);
      await turns.take(store, () => tellAll(message, event));
    },
    size: () => listeners.size,
    close: () => [...listeners.keys()].forEach((listener) => listener.end()),
  };
}
