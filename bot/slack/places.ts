import { Person } from "../../models/person.ts";
import { Store } from "../../models/store.ts";
import type { Place } from "../chat.ts";

/** A channel as Slack's events name it. */
export interface Whereabouts {
  channel: string;
  user: string;
  /** The message under which it was said, and the message itself: a root is no reply to itself. */
  thread?: string | undefined;
  ts?: string | undefined;
}

/**
 * The place of an event: a channel of the store that names it, or where a person reads alone. Elsewhere it is his
 * own store's, as far as he has one.
 */
export async function placeOf({ channel, user, thread, ts }: Whereabouts): Promise<Place> {
  const under = thread !== undefined && thread !== ts ? { thread } : {};
  const store = await Store.findOne({ "channels.slack": channel });
  if (store) return { platform: "slack", store: store._id, channel, ...under };
  const [person] = await Person.byChat("slack", user);
  if (!person) return { platform: "slack", store: "", channel, ...under };
  const own = channel.startsWith("D") ? `dm:${person.code}` : channel;
  return { platform: "slack", store: person.store, channel: own, ...under };
}
