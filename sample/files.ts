import type { CustomerFields } from "../models/customerFields.ts";
import { customerRecording } from "../models/customerRecord.ts";
import { derivedId } from "../models/id.ts";
import { endings } from "../models/vehicleData.ts";
import type { VehicleFields } from "../models/vehicleFields.ts";
import { sampleCars } from "./cars.ts";
import { sampleCustomers } from "./customers.ts";
import type { Random } from "./random.ts";

/** The cars and customers of the sample, as the product keeps them. */
export interface SampleFiles {
  customers: CustomerFields[];
  /** Cars that have been there for longer, each with its owner. */
  known: VehicleFields[];
  /** Cars still to be delivered within the history, each with the one who is buying it. */
  ordered: VehicleFields[];
}

/** How many cars the store knows, and how many of them it sold in the last three months. */
export const CARS = 1_200;
const ORDERED = 250;
/** Some bring the car of somebody else, and some have two. */
const CUSTOMERS = 1_210;

/** The files of a store with 1,200 cars, in the models' own form. */
export function sampleFiles(store: string, random: Random): SampleFiles {
  const { make, idOf } = customerRecording(store);
  const customers = sampleCustomers(CUSTOMERS, random).map(({ phone, ...data }) => {
    const entry = { phone, data };
    return make(entry, idOf(entry));
  });
  const vehicles = sampleCars(CARS, random).map(({ vin, plate, model, colour }, i): VehicleFields => {
    const owner = customers[random.chance(0.03) ? random.between(0, i) : i]!._id;
    const names = { vin, ...(plate !== undefined && { plate }) };
    const _id = derivedId("vehicle", store, vin);
    return { _id, store, ...names, ends: endings(names), formerPlates: [], model, colour, owner };
  });
  return { customers, known: vehicles.slice(0, CARS - ORDERED), ordered: vehicles.slice(CARS - ORDERED) };
}
