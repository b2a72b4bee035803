import type { CardPlace } from "../models/cardFields.ts";
import type { Store } from "../models/storeFields.ts";

/** Where a store's callback channel is: on the desk always, and in at most one chat. */
export function callbackPlaces(store: Store): CardPlace[] {
  const { slack, telegram } = store.channel("callbacks") ?? {};
  const desk: CardPlace = { platform: "web", channel: "callbacks" };
  if (slack) return [desk, { platform: "slack", channel: slack }];
  return telegram ? [desk, { platform: "telegram", channel: telegram }] : [desk];
}
