import { Customer } from "../../models/customer.ts";
import type { Customer as Person } from "../../models/customerFields.ts";
import type { Visit as Visited } from "../../models/visitFields.ts";
import { Visit } from "../../models/visit.ts";
import { whomToCall } from "./visitPlans.ts";

/** Visits to be planned, and by their ids the customers to be called about them. */
export interface VisitBatch {
  visits: Visited[];
  customers: ReadonlyMap<string, Person>;
}

// One may be on its way while the customers of the one before it are, and a third is worked on.
const AHEAD = 2;

/** All visits of a store to be planned, so many at a time; the next come while the last are worked on. */
export async function* visitBatches(store: string, size: number): AsyncGenerator<VisitBatch> {
  const batches = withCustomers(store, size);
  const more = () => {
    const next = batches.next();
    // What goes wrong with it is thrown where it is waited for, if it is.
    next.catch(() => undefined);
    return next;
  };
  try {
    const coming = Array.from({ length: AHEAD }, more);
    for (;;) {
      const { value, done } = await coming.shift()!;
      if (done) return;
      coming.push(more());
      yield value;
    }
  } finally {
    await batches.return(undefined);
  }
}

async function* withCustomers(store: string, size: number): AsyncGenerator<VisitBatch, undefined> {
  for await (const visits of Visit.toPlan(store, size)) {
    const customers = await Customer.among(
      store,
      visits.flatMap((visit) => whomToCall(visit) ?? []),
    );
    yield { visits, customers: new Map(customers.map((customer) => [customer.id, customer])) };
  }
}
