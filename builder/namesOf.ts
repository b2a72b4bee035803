import type { Item } from "../models/rules/definition.ts";
import { itemName } from "../models/rules/itemName.ts";
import { localText } from "../models/rules/localText.ts";

/** What an item is called, and what it asks. */
export function namesOf(item: Item, locale: string): { name: string; question: string } {
  return { name: itemName(item, locale), question: localText(item.title, locale) };
}
