import { t, type Locale } from "../../locales/index.ts";
import type { CustomerData } from "../../models/customerFields.ts";

/** How a customer is named on a card: his name with his form of address, as far as they are known. */
export function customerName(
  { name, address, sex }: Pick<CustomerData, "name" | "address" | "sex">,
  locale: Locale,
): string {
  const title = address ?? (sex && t(locale, `card.title.${sex}`));
  if (!name) return title ?? t(locale, "card.customer.nameless");
  // A name that ends in its form of address says it already.
  if (!title || name.includes(title)) return name;
  return t(locale, "card.customer", { name, title });
}
