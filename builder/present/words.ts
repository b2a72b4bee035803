import type { CustomerWords } from "../../models/customerWords.ts";
import { itemName } from "../../models/rules/itemName.ts";
import type { Words } from "../wire.ts";

/** The customers' words as the page shows them, with names in the reader's language. */
export function presentWords(words: readonly CustomerWords[], locale: string): Words[] {
  return words.map(({ item, at, ...rest }) => ({
    ...rest,
    at: at.toISOString(),
    ...(item && { item: item.name, name: itemName(item, locale) }),
  }));
}
