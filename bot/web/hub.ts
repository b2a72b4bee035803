import type { DeskMessageFields } from "../../models/deskMessage.ts";
import type { StaffCode } from "../../models/rules/kinds.ts";
import type { Access } from "./access.ts";
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

/** So many revisions are remembered as told; more messages do not change within the poll's overlap. */
const REMEMBERED = 10_000;

/** Builds the hub. */
export function createHub(access: Access): Hub {
  const listeners = new Map<Listener, string>();
  const told = new Map<string, number>();

  function isNew({ _id, revision }: DeskMessageFields): boolean {
    const ref = _id.toString();
    if ((told.get(ref) ?? 0) >= revision) return false;
    told.delete(ref);
    told.set(ref, revision);
    if (told.size > REMEMBERED) told.delete(told.keys().next().value!);
    return true;
  }

  return {
    join(listener) {
      listeners.set(listener, "");
      return () => void listeners.delete(listener);
    },
    async publish(message) {
      if (!isNew(message) || listeners.size === 0) return;
      const { store, channel, thread } = message;
      const item = deskItem(message);
      const name = thread !== null || item.card.view?.kind === "said" ? "message" : "card";
      const may = await access.of(store);
      // Put into text once for everybody who reads it.
      const event = streamEvent(name, item);
      for (const [listener, channels] of listeners) {
        if (listener.store !== store) continue;
        const now = may.of(listener.person).join(" ");
        if (channels !== "" && channels !== now) listener.tell(streamEvent("me", {}));
        if (channels !== now) listeners.set(listener, now);
        if (may.may(listener.person, channel)) listener.tell(event);
      }
    },
    size: () => listeners.size,
    close: () => [...listeners.keys()].forEach((listener) => listener.end()),
  };
}
