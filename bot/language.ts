import type { Locale } from "../locales/index.ts";
import { Person } from "../models/person.ts";
import type { ChatEvent } from "./chat.ts";

/** The language of who acted, where he is known; else that of the product. */
export async function languageOf(
  { by, platform }: Pick<ChatEvent, "by" | "platform">,
  fallback: Locale,
): Promise<Locale> {
  if ("person" in by) {
    const [person] = await Person.find({ store: by.store, code: by.person });
    return person?.locale ?? fallback;
  }
  if (platform === "web") return fallback;
  const [person] = await Person.byChat(platform, by.user);
  return person?.locale ?? fallback;
}
