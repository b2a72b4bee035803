import { type CarRow, readCar } from "./car.ts";
import { type Cells, refusal } from "./cells.ts";
import type { RowContext } from "./context.ts";
import { readMileage } from "./answers.ts";
import { type PersonRow, readPeople } from "./people.ts";

/** A customer as one row tells it, with a car of his if the row names one. */
export interface CustomerRow {
  key: string;
  owner: PersonRow & { phone: string };
  car?: CarRow;
}

/** Reads a customer from his row. Throws an AppError that names the column where the row cannot be taken. */
export function readCustomerRow(cells: Cells, { dates }: RowContext): CustomerRow {
  const people = readPeople(cells, dates);
  const { phone, data } = people.owner ?? people.bringer ?? { data: {} };
  if (!phone) throw refusal("import.required", cells.column("phone") || cells.column("ownerPhone"));
  const car = readCar(cells, dates);
  const mileage = readMileage(cells, "mileage");
  if (car && mileage !== undefined) car.data.mileage = mileage;
  return {
    key: [phone, car?.vin ?? car?.plate ?? ""].join("/"),
    owner: { phone, data },
    ...(car && { car }),
  };
}
