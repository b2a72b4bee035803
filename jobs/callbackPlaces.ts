import type { CardPlace } from "../models/cardFields.ts";
import type { Store } from "../models/storeFields.ts";
import { channelPlaces } from "./channelPlaces.ts";

/** Where a store's callback channel is: on the desk always, and in at most one chat. */
export function callbackPlaces(store: Store): CardPlace[] {
  return channelPlaces(store, "callbacks");
}
