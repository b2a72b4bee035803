import type { Callback as Call } from "../../models/callbackFields.ts";
import type { Customer } from "../../models/customerFields.ts";
import { contactPlan } from "../../models/rules/contactGovernor.ts";
import type { Day } from "../../models/rules/kinds.ts";
import type { Store } from "../../models/storeFields.ts";
import { callTime } from "./callWindowOf.ts";
import { contactOf } from "./contacts.ts";
import type { Drawn, ListRules } from "./listRules.ts";

/** The conversation about a customer's only call; null where it takes more than to say when. */
export function drawAlone(
  call: Call,
  customer: Customer,
  day: Day,
  store: Store,
  rules: ListRules,
): Drawn | null {
  if (customer.number() === undefined) return null;
  const contact = { customer, calls: [call] };
  const { conversation, held, merged, excluded } = contactPlan(contactOf(contact, store), day, rules);
  if (!conversation || held.length + merged.length + excluded.length > 0) return null;
  const time = callTime(conversation, [call], customer, day, store);
  return { first: call, lead: call, also: [], by: conversation.by, time };
}
