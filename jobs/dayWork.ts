import { Store } from "../models/store.ts";
import type { Store as AnyStore } from "../models/storeFields.ts";
import { carryOver } from "./carryOver.ts";
import { closeDay } from "./closeDay.ts";
import { complaintClocks } from "./complaintClocks.ts";
import { dataTasks } from "./dataTasks.ts";
import { planCallbacks } from "./planCallbacks.ts";
import { planNew } from "./planNew.ts";
import { postDay } from "./postDay.ts";
import { postTasks } from "./postTasks.ts";
import { releaseAppointments } from "./releaseAppointments.ts";
import { staleClaims } from "./staleClaims.ts";

/**
 * Everything that is due in a store at a moment, in the order in which a day goes: yesterday is closed before today
 * is planned, and planned before it is posted. Doing it again at the same moment changes nothing, and after a stop of
 * any length one run catches up.
 */
export async function dayWork(code: string, now: Date, signal?: AbortSignal) {
  const step = async <T>(
    work: (store: AnyStore, now: Date, signal?: AbortSignal) => Promise<T>,
  ): Promise<T> => {
    signal?.throwIfAborted();
    // Read anew: the step before has noted what it did.
    return work(await Store.named(code), now, signal);
  };
  return {
    closed: await step(closeDay),
    carried: await step(carryOver),
    claims: await step(staleClaims),
    dataTasks: await step(dataTasks),
    planned: await step(planCallbacks),
    appointments: await step(releaseAppointments),
    added: await step(planNew),
    day: await step(postDay),
    tasks: await step(postTasks),
    complaints: await step(complaintClocks),
  };
}
