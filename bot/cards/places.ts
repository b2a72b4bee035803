import type { CardPlace } from "../../models/cardFields.ts";
import { Person } from "../../models/person.ts";
import type { StaffCode } from "../../models/rules/kinds.ts";
import type { Store } from "../../models/store.ts";

/** Where a channel of a store is: on the desk always, and in at most one chat. */
export function channelPlaces(store: Store, code: string): CardPlace[] {
  const channel = store.channel(code);
  const places: CardPlace[] = [{ platform: "web", channel: code }];
  if (channel?.slack) places.push({ platform: "slack", channel: channel.slack });
  else if (channel?.telegram) places.push({ platform: "telegram", channel: channel.telegram });
  return places;
}

/** The code of the store's channel at a place; a person's own place has none. */
export function channelAt(store: Store, { platform, channel }: CardPlace): string | undefined {
  if (channel.startsWith("dm:")) return undefined;
  if (platform === "web") return channel;
  return store.channels.find((each) => each[platform] === channel)?.code;
}

/** Where these persons read alone: at the desk, and in the chat that each used last. */
export async function ownPlaces(store: string, codes: readonly StaffCode[]): Promise<CardPlace[]> {
  const persons = await Promise.all(codes.map((code) => Person.named(store, code)));
  return persons.flatMap(({ code, lastChat, slack, telegram }) => {
    const channel = `dm:${code}`;
    const places: CardPlace[] = [{ platform: "web", channel }];
    if (lastChat === "slack" && slack) places.push({ platform: "slack", channel });
    if (lastChat === "telegram" && telegram) places.push({ platform: "telegram", channel });
    return places;
  });
}
