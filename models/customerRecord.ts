import { isDeepStrictEqual } from "node:util";
import { AppError } from "../locales/appError.ts";
import type { CustomerData, CustomerEntry, CustomerFields } from "./customerFields.ts";
import { derivedId } from "./id.ts";
import type { Recording } from "./record.ts";
import type { Consent } from "./rules/kinds.ts";

/** How a customer is written down: by his number or, as long as nobody knows one, by car and name. */
export function customerRecording(store: string): Recording<CustomerFields, CustomerEntry> {
  return {
    idOf: (entry) => derivedId("customer", store, JSON.stringify(keyOf(entry))),
    make: (entry, _id) => ({
      ...{ _id, store, ...keyOf(entry), revision: 1, done: [] },
      ...entry.data,
      consent: entry.data.consent ?? "unknown",
    }),
    news: (customer, { data }) => newsOf(customer, data),
  };
}

function keyOf({ phone, vehicle, data }: CustomerEntry): { phone: string } | { nameless: string } {
  if (phone) return { phone };
  if (!vehicle) throw new AppError("person.nameless");
  return { nameless: `${String(vehicle)}:${data.name ?? ""}` };
}

/** What data says that is not known yet; consent only tightens, other numbers add up. */
function newsOf(
  customer: CustomerFields,
  { consent, phones, ...data }: CustomerData,
): Partial<CustomerFields> {
  const told = Object.entries(data).filter(
    ([name, value]) => value !== undefined && !isDeepStrictEqual(Reflect.get(customer, name), value),
  );
  const others = [...new Set([...(customer.phones ?? []), ...(phones ?? [])])];
  return {
    ...Object.fromEntries(told),
    ...(others.length > (customer.phones?.length ?? 0) && { phones: others }),
    ...(consent && tightens(customer.consent, consent) && { consent }),
  };
}

/** A new import cannot undo a "no", nor take back a word that was given. */
function tightens(known: Consent, told: Consent): boolean {
  return known === "unknown" ? told !== "unknown" : known === "yes" && told === "no";
}
