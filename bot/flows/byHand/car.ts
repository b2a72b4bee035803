import type { Customer as FoundCustomer, CustomerData } from "../../../models/customerFields.ts";
import { Customer } from "../../../models/customer.ts";
import type { Vehicle as FoundVehicle } from "../../../models/vehicleFields.ts";
import { Vehicle } from "../../../models/vehicle.ts";
import type { Question, Value } from "../../form.ts";
import { wordsOf } from "../../forms/checkForm.ts";
import { readPhone, readPlate, readVin } from "../../forms/entries.ts";
import { lineQuestion } from "../../forms/questions.ts";
import { type Actor, say } from "../actor.ts";

/** What is asked of a car and its customer when something is entered by hand. */
export function carQuestions(actor: Actor): Question[] {
  return [
    lineQuestion("car", say(actor, "form.car"), { hint: say(actor, "form.carHint"), required: true }),
    lineQuestion("model", say(actor, "form.model")),
    lineQuestion("phone", say(actor, "form.phone"), { required: true }),
    lineQuestion("name", say(actor, "form.name")),
    lineQuestion("address", say(actor, "form.address")),
  ];
}

/** A car and the customer who came with it, as they were entered. */
export interface EnteredCar {
  plate?: string;
  vin?: string;
  model?: string;
  phone: string;
  data: CustomerData;
}

/** Reads the car and the customer, or says what is wrong with them by the key of the question. */
export function readCar(
  actor: Actor,
  given: Readonly<Record<string, Value>>,
): EnteredCar | { errors: Record<string, string> } {
  const car = wordsOf(given.car) ?? "";
  const vin = readVin(car);
  const plate = vin ? null : readPlate(car);
  const phone = readPhone(wordsOf(given.phone) ?? "");
  if (!phone || (!vin && !plate)) {
    return {
      errors: {
        ...(!vin && !plate && { car: say(actor, "form.badCar") }),
        ...(!phone && { phone: say(actor, "form.badPhone") }),
      },
    };
  }
  const name = wordsOf(given.name);
  const address = wordsOf(given.address);
  const model = wordsOf(given.model);
  return {
    ...(vin && { vin }),
    ...(plate && { plate }),
    ...(model && { model }),
    phone,
    data: { ...(name && { name }), ...(address && { address }) },
  };
}

/** The files of a car and a customer, made where they are new; a car without owner becomes his. */
export async function filesOf(
  { store }: Actor,
  { vin, plate, model, phone, data }: EnteredCar,
): Promise<{ vehicle: FoundVehicle; customer: FoundCustomer }> {
  const customer = await Customer.byPhone(store._id, phone, data);
  const named = { ...(vin && { vin }), ...(plate && { plate }) };
  const known = await Vehicle.identify(store._id, { ...named, ...(model && { data: { model } }) });
  if (known.owner) return { vehicle: known, customer };
  return {
    vehicle: await Vehicle.identify(store._id, { ...named, data: { owner: customer._id } }),
    customer,
  };
}
