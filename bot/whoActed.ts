import { Person } from "../models/person.ts";
import type { ChatEvent } from "./chat.ts";

/**
 * The person behind an event; null for who is none of the staff, is of another store than `store`, or has left. Where
 * the store is known, its staff is at hand.
 */
export async function whoActed(
  { by, platform }: Pick<ChatEvent, "by" | "platform">,
  store?: string,
): Promise<Person | null> {
  if ("person" in by) {
    if (store !== undefined && store !== by.store) return null;
    return (await Person.of(by.store)).find(({ code }) => code === by.person) ?? null;
  }
  if (platform === "web") return null;
  if (store === undefined) return (await Person.byChat(platform, by.user))[0] ?? null;
  return (await Person.of(store)).find((person) => person[platform] === by.user) ?? null;
}
