import type { Callback as Call } from "../../models/callbackFields.ts";
import type { Conversation, contactPlan } from "../../models/rules/contactGovernor.ts";
import type { Store } from "../../models/storeFields.ts";
import type { CallTime } from "./callWindowOf.ts";

/** One conversation of the list as it was drawn up. */
export interface Drawn {
  /** The customer's earliest call, which gives him his place in the list [002]. */
  first: Call;
  lead: Call;
  also: Call[];
  by: Conversation["by"];
  time: CallTime;
}

/** What the governor goes by. */
export type ListRules = Parameters<typeof contactPlan>[2];

/** What the governor goes by in a store. */
export function listRules(store: Store): ListRules {
  return { windows: store.callHours(), quietDays: store.limits.quietDays };
}
