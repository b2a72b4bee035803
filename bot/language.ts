import type { Locale } from "../locales/index.ts";
import type { ChatEvent, MsgRef } from "./chat.ts";
import { whoActed } from "./whoActed.ts";

/** The language of who acted, where he is known; else that of the product. */
export async function languageOf(
  event: Pick<ChatEvent, "by" | "platform"> & { message?: MsgRef },
  fallback: Locale,
): Promise<Locale> {
  // In another store's channel he is nobody, but has his language.
  const person = (await whoActed(event, event.message?.place.store)) ?? (await whoActed(event));
  return person?.locale ?? fallback;
}
