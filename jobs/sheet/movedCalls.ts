import { t } from "../../locales/index.ts";
import { Callback } from "../../models/callback.ts";
import type { Callback as Call } from "../../models/callbackFields.ts";
import { Customer } from "../../models/customer.ts";
import { callHours } from "../../models/rules/callWindow.ts";
import { addDays, dayOf } from "../../models/rules/days.ts";
import type { Day } from "../../models/rules/kinds.ts";
import { endOfTime } from "../../models/rules/lastDay.ts";
import { nextOpenDay } from "../../models/rules/openHours.ts";
import type { AttemptOutcome } from "../../models/rules/outcomes.ts";
import type { Store } from "../../models/storeFields.ts";
import { Vehicle } from "../../models/vehicle.ts";
import { countedAttempts, timedCall } from "../callTiming.ts";
import { dayToCall } from "../dayTimes.ts";

/** A conversation that goes on another day, and why. */
export interface Moved {
  plate?: string;
  customer: string;
  to: Day;
  reason: AttemptOutcome | "notTried";
}

/** What a day leaves over: not tried or broken off, and what was tried and put off; the earliest handover first. */
export async function movedCalls(store: Store, day: Day, now: Date): Promise<Moved[]> {
  const { _id: code, timezone } = store;
  const first = dayToCall(store, now);
  const left = await Callback.leftBefore(code, addDays(day, 1));
  const put = await Callback.find({ store: code, status: "waiting", lead: { $exists: false } });
  const putOff = put.filter((call) => triedOn(call, day, timezone) && goesOn(call) > day);
  const calls = [...left, ...putOff].sort(
    (a, b) => +a.handedOverAt - +b.handedOverAt || (a.id < b.id ? -1 : 1),
  );
  const customers = await byId(Customer.among(code, unique(calls.map(({ customer }) => customer))));
  const vehicles = await byId(Vehicle.among(code, unique(calls.map(({ vehicle }) => vehicle))));
  return calls.flatMap((call): Moved[] => {
    const customer = customers.get(String(call.customer));
    const plate = vehicles.get(String(call.vehicle))?.plate;
    const hours = callHours(store.callHours(), customer?.slotWeek());
    const to = call.status === "waiting" ? goesOn(call) : nextOpenDay(first, hours);
    if (call.status !== "waiting" && endOfTime(timedCall(call, timezone), to)) return [];
    return [
      {
        ...(plate !== undefined && { plate }),
        customer: withoutNumbers(customer?.name ?? t(store.locale, "card.customer.nameless")),
        to,
        reason: countedAttempts(call).at(-1)?.outcome ?? "notTried",
      },
    ];
  });
}

/** The day on which a waiting call goes on: its next time, or the last day for the number that it waits for. */
function goesOn({ waitingFor, day }: Call): Day {
  return waitingFor?.until ?? day;
}

function triedOn(call: Call, day: Day, zone: string): boolean {
  return countedAttempts(call).some(({ at }) => dayOf(at, zone) === day);
}

/** The sheet stands in a channel, where no telephone number may be read. */
function withoutNumbers(name: string): string {
  return name.replace(/\+?\d[\d -]{5,}\d/g, "…");
}

async function byId<T extends { id: string }>(found: Promise<T[]>): Promise<Map<string, T>> {
  return new Map((await found).map((each) => [each.id, each]));
}

function unique<T extends { toString(): string }>(ids: readonly T[]): T[] {
  return [...new Map(ids.map((id) => [String(id), id])).values()];
}
