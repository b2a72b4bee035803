import { Card } from "../../models/card.ts";
import { Notice } from "../../models/notice.ts";
import { Store } from "../../models/store.ts";
import type { DeadPlace } from "../outboxParts.ts";

/** A channel was archived or deleted, or the product taken out of it, or it can be written to again. */
export async function channelChanged(
  channel: string,
  now: "dead" | "back",
  onDead: (end: DeadPlace) => Promise<void>,
): Promise<void> {
  const place = { platform: "slack" as const, channel };
  for (const { _id: store } of await Store.find({ "channels.slack": channel })) {
    if (now === "dead") await onDead({ store, ...place, why: "forbidden", reason: "channel" });
    // What could not be said meanwhile is said now.
    else await Promise.all([Card.revive(store, place), Notice.revive(store, place)]);
  }
}
