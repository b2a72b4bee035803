import { Callback } from "../../models/callback.ts";
import type { Callback as Call, CallbackFields, NewCallback } from "../../models/callbackFields.ts";
import { plannedCallback } from "../../models/plannedCallback.ts";
import type { Day } from "../../models/rules/kinds.ts";
import type { Store } from "../../models/storeFields.ts";
import type { Visit } from "../../models/visitFields.ts";
import { aloneDrawer, type DrawAlone } from "./aloneDrawer.ts";
import type { Drawn } from "./listRules.ts";
import { MARKED_AT_ONCE, markPlanned } from "./markPlanned.ts";
import type { VisitPlan } from "./visitPlans.ts";

// The more in one lot, the fewer times the database writes the same pages; the next one is made ready meanwhile.
const BATCH = 2_500;
// The first lot is there sooner, so that the database is at work.
const FIRST_BATCH = 500;

/** A call that is planned and not written down yet. Its visit stays one to be planned until it is. */
export interface HeldCall {
  call: Call;
  /** Its conversation if the customer has no other call in the list; null where more is to be done than to hold it. */
  alone: Drawn | null;
  /** The customer's id, as text. */
  customer: string;
  visit: Pick<Visit, "_id" | "revision">;
}

/** The new calls of one day, kept back until their place in its list is known: so each is written once, not twice. */
export class HeldCalls {
  readonly all: HeldCall[] = [];
  private readonly day: Day;
  private readonly drawAlone: DrawAlone;

  constructor(store: Store, day: Day) {
    this.day = day;
    this.drawAlone = aloneDrawer(store, day);
  }

  /** Keeps back, and returns, the call of a visit that is due on that day, if there is one. */
  hold({ callbacks, customer, visit: { _id, revision } }: VisitPlan): NewCallback | undefined {
    const due = callbacks.find(({ dueDay }) => dueDay === this.day);
    if (!due || !customer) return undefined;
    const call = Callback.unwritten(plannedCallback(due));
    // Of a night with thousands of calls no more is kept than it takes to write them.
    const alone = this.drawAlone(call, customer);
    this.all.push({ call, alone, customer: customer.id, visit: { _id, revision } });
    return due;
  }
}

/** Held calls, and what each is to be written down as. */
export interface ToWrite {
  held: readonly HeldCall[];
  as(held: HeldCall): CallbackFields;
}

/**
 * Writes held calls down, and of each lot then that its visits are planned; the next lot is on its way meanwhile.
 * Returns how many did not exist before.
 */
export async function writeHeld({ held, as }: ToWrite, signal?: AbortSignal): Promise<number> {
  let created = 0;
  let last: { writing: Promise<number>; visits: HeldCall["visit"][] } | undefined;
  let written: HeldCall["visit"][] = [];
  let marking: Promise<void> | undefined;
  for (let first = 0, end = FIRST_BATCH; first < held.length || last; first = end, end += BATCH) {
    signal?.throwIfAborted();
    const lot = held.slice(first, end);
    const writing = lot.length > 0 ? unheard(Callback.write(lot.map(as))) : undefined;
    if (last) {
      created += await last.writing;
      written.push(...last.visits);
    }
    if (!writing || written.length >= MARKED_AT_ONCE) {
      await marking;
      marking = unheard(markPlanned(written));
      written = [];
    }
    last = writing && { writing, visits: lot.map(({ visit }) => visit) };
  }
  await marking;
  return created;
}

/** Under way while others are waited for: what goes wrong with it is thrown where it is waited for itself. */
function unheard<T>(work: Promise<T>): Promise<T> {
  work.catch(() => undefined);
  return work;
}
