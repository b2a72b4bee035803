import { isDeepStrictEqual } from "node:util";
import { Customer } from "../../../models/customer.ts";
import type { Id } from "../../../models/id.ts";
import { Vehicle } from "../../../models/vehicle.ts";
import { Visit } from "../../../models/visit.ts";
import type { PersonRow } from "../row/people.ts";
import type { VisitRow } from "../row/visitRow.ts";
import type { RowKind } from "./item.ts";

/** What the rows are written with. */
export interface WriteOptions {
  store: string;
  /** What a visit names as its source. */
  source: string;
  /** Works out what would come of it and writes nothing. */
  dryRun: boolean;
}

/** How rows that tell of visits are applied; systems that write a line for each job need them taken together. */
export function visitRows(options: WriteOptions): RowKind<VisitRow> {
  return {
    name: "visits",
    key: ({ type, key }) => `${type}/${key}`,
    keyColumn: ({ cells }) => cells.column("number") || cells.column("vin"),
    together: (first, next) => isDeepStrictEqual(besidesWork(first), besidesWork(next)),
    join,
    write: (rows) => write(rows, options),
  };
}

/** A visit without what differs from one of its lines to the next. */
function besidesWork({ data, ...row }: VisitRow): object {
  return { ...row, data: { ...data, work: "", workKinds: [], rework: false } };
}

function join(rows: VisitRow[]): VisitRow {
  const [first, ...others] = rows as [VisitRow, ...VisitRow[]];
  if (others.length === 0) return first;
  const work = [...new Set(rows.flatMap(({ data }) => data.work ?? []))];
  const workKinds = [...new Set(rows.flatMap(({ data }) => data.workKinds ?? []))];
  const data = {
    ...first.data,
    ...(work.length > 0 && { work: work.join("; ") }),
    ...(workKinds.length > 0 && { workKinds }),
    ...(rows.some(({ data: { rework } }) => rework) && { rework: true }),
  };
  return { ...first, data };
}

/** Persons and cars first, the visits that name them last: what a crash leaves undone the next import does. */
async function write(rows: VisitRow[], { store, source, dryRun }: WriteOptions) {
  const ids = new Map<PersonRow, Id>();
  const numbered = rows.flatMap(({ owner, bringer }) =>
    [owner, bringer].filter((person) => person?.phone !== undefined),
  );
  await record(numbered as PersonRow[], (person) => ({ phone: person.phone, data: person.data }));

  const cars = rows.map(({ car: { data, ...car }, owner }) => ({
    ...car,
    data: { ...data, ...idOf("owner", owner) },
  }));
  const vehicles = (await Vehicle.record(store, cars, { dryRun })).map(({ document }) => document._id);

  const vehicleOf = new Map(
    rows.flatMap(({ owner, bringer }, i) => [owner, bringer].map((person) => [person, vehicles[i]!])),
  );
  const nameless = [...vehicleOf.keys()].filter((person) => person && person.phone === undefined);
  await record(nameless as PersonRow[], (person) => ({ vehicle: vehicleOf.get(person)!, data: person.data }));

  const visits = rows.map(({ type, key, number, data, owner, bringer }, i) => ({
    type,
    key,
    ...(number !== undefined && { number }),
    data: { ...data, vehicle: vehicles[i]!, ...idOf("owner", owner), ...idOf("bringer", bringer), source },
  }));
  return (await Visit.record(store, visits, { dryRun })).map(({ applied }) => applied);

  async function record(
    people: PersonRow[],
    entry: (person: PersonRow) => Parameters<typeof Customer.record>[1][number],
  ) {
    if (people.length === 0) return;
    const recorded = await Customer.record(store, people.map(entry), { dryRun });
    for (const [i, person] of people.entries()) ids.set(person, recorded[i]!.document._id);
  }

  function idOf<Name extends string>(name: Name, person: PersonRow | undefined) {
    const id = person && ids.get(person);
    return id ? ({ [name]: id } as Record<Name, Id>) : {};
  }
}
