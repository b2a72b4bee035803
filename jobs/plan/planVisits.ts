import { Callback } from "../../models/callback.ts";
import type { NewCallback } from "../../models/callbackFields.ts";
import type { Store } from "../../models/storeFields.ts";
import type { Visit as Visited } from "../../models/visitFields.ts";
import { correctPlans } from "./correctPlans.ts";
import type { HeldCalls } from "./heldCalls.ts";
import { markPlanned } from "./markPlanned.ts";
import { visitBatches } from "./visitBatches.ts";
import { type VisitPlan, visitPlanner, whomToCall } from "./visitPlans.ts";

// Large enough that the way to the database does not count, small enough that neither waits long for the other.
const BATCH = 500;

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

/** What may be done differently, and when to leave off. */
export interface PlanOptions {
  /** Keeps back the first calls of its day, to be written down once they have their place. */
  held?: HeldCalls;
  signal?: AbortSignal;
}

/** Plans the calls of all visits of a store that are new or have changed since their calls were planned. */
export async function planVisits(
  store: Store,
  now: Date,
  { held, signal }: PlanOptions = {},
): Promise<VisitsPlanned> {
  const result: VisitsPlanned = { visits: 0, created: 0, replanned: 0, withdrawn: 0, tooOld: 0 };
  const plan = visitPlanner(store, now);
  for await (const { visits, customers } of visitBatches(store._id, BATCH)) {
    signal?.throwIfAborted();
    const plans = visits.map((visit) => plan(visit, customers.get(String(whomToCall(visit)))));
    await planBatch(store, plans, result, now, held);
  }
  return result;
}

async function planBatch(
  store: Store,
  plans: VisitPlan[],
  result: VisitsPlanned,
  now: Date,
  held: HeldCalls | undefined,
): Promise<void> {
  const planned = await correct(store, plans, result, now);
  const calls: NewCallback[] = [];
  const visits: Visited[] = [];
  for (const plan of plans) {
    const kept = planned.has(plan) ? undefined : held?.hold(plan);
    calls.push(...plan.callbacks.filter((call) => call !== kept));
    if (!kept) visits.push(plan.visit);
  }
  const { created } = await Callback.plan(calls);
  result.created += created;
  result.visits += plans.length;
  result.tooOld += plans.filter(({ tooOld }) => tooOld).length;
  await markPlanned(visits);
}

/** Corrects what was planned before; returns the plans of which something was. */
async function correct(
  store: Store,
  plans: readonly VisitPlan[],
  result: VisitsPlanned,
  now: Date,
): Promise<Set<VisitPlan>> {
  // What is new has no calls yet; only what changed can need a correction.
  const changed = plans.filter(({ visit }) => visit.revision > 1);
  if (changed.length === 0) return new Set();
  const causeOf = ({ visit }: VisitPlan) => `visit:${String(visit._id)}`;
  const existing = await Callback.find({ store: store._id, cause: { $in: changed.map(causeOf) } });
  const planned = new Set<VisitPlan>();
  for (const each of changed) {
    const its = existing.filter(({ cause }) => cause === causeOf(each));
    if (its.length > 0) planned.add(each);
    const corrected = await correctPlans(store, each, its, now);
    result.replanned += corrected.replanned;
    result.withdrawn += corrected.withdrawn;
  }
  return planned;
}
