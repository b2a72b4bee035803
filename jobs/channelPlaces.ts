import type { CardPlace } from "../models/cardFields.ts";
import type { Store } from "../models/storeFields.ts";

/** Where a channel of a store is: on the desk always, and in at most one chat. */
export function channelPlaces(store: Store, channel: string): CardPlace[] {
  const { slack, telegram } = store.channel(channel) ?? {};
  const desk: CardPlace = { platform: "web", channel };
  if (slack) return [desk, { platform: "slack", channel: slack }];
  return telegram ? [desk, { platform: "telegram", channel: telegram }] : [desk];
}
