import { Callback } from "../../models/callback.ts";
import type { Callback as Call, CallbackFields, NewCallback } from "../../models/callbackFields.ts";
import type { Customer } from "../../models/customerFields.ts";
import type { Day } from "../../models/rules/kinds.ts";
import type { Visit } from "../../models/visitFields.ts";
import { markPlanned } from "./markPlanned.ts";
import type { VisitPlan } from "./visitPlans.ts";

// As many as are planned at once: see `planVisits`.
const BATCH = 1_000;

/** A call that is planned and not written down yet. Its visit stays one to be planned until it is. */
export interface HeldCall {
  call: Call;
  customer: Customer;
  visit: Visit;
}

/** The new calls of one day, kept back until their place in its list is known: so each is written once, not twice. */
export class HeldCalls {
  readonly all: HeldCall[] = [];
  private readonly day: Day;

  constructor(day: Day) {
    this.day = day;
  }

  /** Keeps back, and returns, the call of a visit that is due on that day, if there is one. */
  hold({ callbacks, customer, visit }: VisitPlan): NewCallback | undefined {
    const due = callbacks.find(({ dueDay }) => dueDay === this.day);
    if (due && customer) this.all.push({ call: Callback.asPlanned(due), customer, visit });
    return due;
  }
}

/** A held call, and how it is to stand in the database. */
export interface ToWrite {
  held: HeldCall;
  as: CallbackFields;
}

/**
 * Writes held calls down, and then that their visits are planned; in their order, so that a list which was cut off goes
 * on where it stopped. Returns how many did not exist before.
 */
export async function writeHeld(calls: readonly ToWrite[], signal?: AbortSignal): Promise<number> {
  let created = 0;
  let before: ToWrite[] = [];
  for (let first = 0; first < calls.length || before.length > 0; first += BATCH) {
    signal?.throwIfAborted();
    const batch = calls.slice(first, first + BATCH);
    // While these are written, the database says of the last ones' visits that they are planned.
    const [written] = await Promise.all([
      Callback.write(batch.map((each) => each.as)),
      markPlanned(before.map(({ held }) => held.visit)),
    ]);
    created += written;
    before = batch;
  }
  return created;
}
