import { Callback } from "../models/callback.ts";
import type { Callback as Call } from "../models/callbackFields.ts";
import { Customer } from "../models/customer.ts";
import type { Day, StaffCode } from "../models/rules/kinds.ts";
import { openSpans } from "../models/rules/openHours.ts";
import type { Store } from "../models/storeFields.ts";
import { Vehicle } from "../models/vehicle.ts";
import { countedAttempts } from "./callTiming.ts";

/** One call as the commands list it. */
export interface CallRow {
  id: string;
  kind: Call["kind"];
  /** Its first due day. */
  due: Day;
  /** Its own window, else from the first to the last moment of the store's windows on its day; null when closed. */
  window: { from: string; to: string } | null;
  plate: string | null;
  customer: string | null;
  assignee: StaffCode | null;
  status: Call["status"];
  attempts: number;
  outcome: Call["outcome"] | null;
}

/** Everything in a day's list, and what was due on it and has gone elsewhere; the earliest handover first. */
export async function callRows(store: Store, day: Day): Promise<CallRow[]> {
  const { _id: code } = store;
  const [listed, due] = await Promise.all([Callback.onDay(code, day), Callback.dueBetween(code, day, day)]);
  const calls = [...new Map([...listed, ...due].map((call) => [call.id, call])).values()];
  const customers = await byId(
    Customer.among(
      code,
      calls.map(({ customer }) => customer),
    ),
  );
  const vehicles = await byId(
    Vehicle.among(
      code,
      calls.map(({ vehicle }) => vehicle),
    ),
  );
  return calls
    .sort((a, b) => +a.handedOverAt - +b.handedOverAt || (a.id < b.id ? -1 : 1))
    .map((call) => ({
      id: call.id,
      kind: call.kind,
      due: call.dueDay,
      window: windowOf(call, store),
      plate: vehicles.get(String(call.vehicle))?.plate ?? null,
      customer: customers.get(String(call.customer))?.name ?? null,
      assignee: call.assignee ?? null,
      status: call.status,
      attempts: countedAttempts(call).length,
      outcome: call.outcome ?? null,
    }));
}

function windowOf({ window, day }: Call, store: Store): CallRow["window"] {
  const spans = openSpans(day, store.callHours());
  const { from, to } = window ?? { from: spans[0]?.from, to: spans.at(-1)?.to };
  return from && to ? { from: from.toISOString(), to: to.toISOString() } : null;
}

async function byId<T extends { id: string }>(found: Promise<T[]>): Promise<Map<string, T>> {
  return new Map((await found).map((each) => [each.id, each]));
}
