import { Store } from "../models/store.ts";
import type { Platform } from "./chat.ts";
import type { ParkedEvent } from "./eventWork.ts";
import type { DeadPlace } from "./outboxParts.ts";
import { tellAdmin } from "./tellAdmin.ts";

/** Tells the admins once a day that nothing can be sent to a channel any more. */
export async function tellOfDeadPlace(end: DeadPlace, now: Date): Promise<void> {
  const { store, platform, channel, why } = end;
  const day = now.toISOString().slice(0, 10);
  await tellAdmin({
    store,
    cause: `dead:${platform}:${channel}:${day}`,
    key: why === "bad" ? "chat.badCard" : "chat.deadChannel",
    params: { platform, channel },
    at: now,
    not: platform,
  });
}

/** Tells the admins of every store once a day that a platform does not know our token any more. */
export async function tellOfRevoked(platform: Platform, now: Date): Promise<void> {
  const day = now.toISOString().slice(0, 10);
  for (const { _id: store } of await Store.all()) {
    await tellAdmin({
      ...{ store, cause: `revoked:${platform}:${day}`, key: "chat.revoked", at: now, not: platform },
      params: { platform },
    });
  }
}

/** Tells the admins that something a person did could not be worked on. */
export async function tellOfParked(event: ParkedEvent, now: Date): Promise<void> {
  const stores = storesOf(event) ?? (await Store.all()).map(({ _id }) => _id);
  for (const store of stores) {
    await tellAdmin({
      store,
      cause: `parked:${event._id}`,
      key: "chat.eventParked",
      params: { platform: event.platform, key: event._id },
      at: now,
    });
  }
}

/** The store that the event itself names; a platform's user may be of several. */
function storesOf({ payload }: ParkedEvent): string[] | undefined {
  const { by, message } = JSON.parse(payload);
  const store = by?.store ?? message?.place?.store;
  return typeof store === "string" ? [store] : undefined;
}
