import { isDeepStrictEqual } from "node:util";
import { Customer } from "../../../models/customer.ts";
import type { Applied } from "../../../models/storeFields.ts";
import { Vehicle } from "../../../models/vehicle.ts";
import type { CustomerRow } from "../row/customerRow.ts";
import { SeenKeys } from "../seenKeys.ts";
import { digestOf } from "./digest.ts";
import type { RowKind } from "./item.ts";
import type { WriteOptions } from "./visits.ts";

/** How rows that tell of customers and their cars are applied. */
export function customerRows(options: WriteOptions): RowKind<CustomerRow> {
  const seen = new SeenKeys();
  return {
    name: "customers",
    key: ({ key }) => key,
    keyColumn: ({ cells }) => cells.column("phone") || cells.column("ownerPhone"),
    together: isDeepStrictEqual,
    join: ([first]) => first!,
    write: (rows) => write(rows, options, seen),
  };
}

async function write(
  rows: CustomerRow[],
  { store, dryRun }: WriteOptions,
  seen: SeenKeys,
): Promise<Applied[]> {
  const customers = await Customer.record(
    store,
    rows.map(({ owner }) => owner),
    { dryRun },
  );
  const owners = new Map(rows.map((row, i) => [row, customers[i]!.document._id]));
  const driven = rows.flatMap((row) => (row.car ? [{ row, car: row.car }] : []));
  const cars = driven.map(({ row, car: { data, ...car } }) => ({
    ...car,
    data: { ...data, owner: owners.get(row)! },
  }));
  const vehicles = cars.length > 0 ? await Vehicle.record(store, cars, { dryRun }) : [];
  const carsApplied = new Map(driven.map(({ row }, i) => [row, vehicles[i]!.applied]));
  return rows.map((row, i) => {
    // A dry run does not know what earlier batches would have made; what the file said before tells it.
    const person = unlessTold(row.owner.phone, row.owner.data, customers[i]!.applied);
    const car = row.car && unlessTold(row.car.vin ?? row.car.plate!, row.car.data, carsApplied.get(row)!);
    return (
      [person, car].find((one) => one === "created") ??
      [person, car].find((one) => one === "updated") ??
      "unchanged"
    );
  });

  function unlessTold(name: string, data: object, applied: Applied): Applied {
    const told = seen.see(name, 1, digestOf(data));
    if (!told) return applied;
    return told.same ? "unchanged" : "updated";
  }
}
