import { Callback } from "../../models/callback.ts";
import { Customer } from "../../models/customer.ts";
import type { Store } from "../../models/storeFields.ts";
import type { Visit as Visited } from "../../models/visitFields.ts";
import { Visit } from "../../models/visit.ts";
import { correctPlans } from "./correctPlans.ts";
import { type VisitPlan, visitPlanner, whomToCall } from "./visitPlans.ts";

// Large enough that the way to the database does not count, small enough to stop between two batches.
const BATCH = 1_000;

/** What came of visits that are new or have changed. */
export interface VisitsPlanned {
  visits: number;
  /** Calls that did not exist before. */
  created: number;
  replanned: number;
  withdrawn: number;
  /** Visits about which it is too late to call. */
  tooOld: number;
}

/** Plans the calls of all visits of a store that are new or have changed since their calls were planned. */
export async function planVisits(store: Store, now: Date, signal?: AbortSignal): Promise<VisitsPlanned> {
  const result: VisitsPlanned = { visits: 0, created: 0, replanned: 0, withdrawn: 0, tooOld: 0 };
  const plan = visitPlanner(store, now);
  for (;;) {
    signal?.throwIfAborted();
    const visits = await Visit.toPlan(store._id, BATCH);
    if (visits.length === 0) return result;
    const customers = await whoIsCalled(store._id, visits);
    const plans = visits.map((visit) => plan(visit, customers.get(String(whomToCall(visit)))));
    await planBatch(store, plans, result, now);
  }
}

async function planBatch(store: Store, plans: VisitPlan[], result: VisitsPlanned, now: Date): Promise<void> {
  // What is new has no calls yet; only what changed can need a correction.
  const changed = plans.filter(({ visit }) => visit.revision > 1);
  const causes = changed.map(({ visit }) => `visit:${String(visit._id)}`);
  const existing = causes.length > 0 ? await Callback.find({ store: store._id, cause: { $in: causes } }) : [];
  for (const each of changed) {
    const its = existing.filter(({ cause }) => cause === `visit:${String(each.visit._id)}`);
    const corrected = await correctPlans(store, each, its, now);
    result.replanned += corrected.replanned;
    result.withdrawn += corrected.withdrawn;
  }
  const { created } = await Callback.plan(plans.flatMap(({ callbacks }) => callbacks));
  result.created += created;
  result.visits += plans.length;
  result.tooOld += plans.filter(({ tooOld }) => tooOld).length;
  await markPlanned(plans.map(({ visit }) => visit));
}

/** One that changed meanwhile bears another revision and comes round again. */
async function markPlanned(visits: readonly Visited[]): Promise<void> {
  for (const revision of new Set(visits.map((visit) => visit.revision))) {
    const ids = visits.filter((visit) => visit.revision === revision).map(({ _id }) => _id);
    await Visit.updateMany({ _id: { $in: ids }, revision }, { $set: { toPlan: false } });
  }
}

async function whoIsCalled(store: string, visits: readonly Visited[]) {
  const ids = visits.flatMap((visit) => whomToCall(visit) ?? []);
  const customers = ids.length > 0 ? await Customer.among(store, ids) : [];
  return new Map(customers.map((customer) => [customer.id, customer]));
}
