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

/** All visits of a store to be planned, so many at a time; the next come while the last are worked on. */
export async function* visitBatches(store: string, size: number): AsyncGenerator<VisitBatch> {
  const batches = withCustomers(store, size);
  try {
    let next = batches.next();
    for (;;) {
      const { value, done } = await next;
      if (done) return;
      next = batches.next();
      // What goes wrong with it is thrown where it is waited for, if it is.
      next.catch(() => undefined);
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
