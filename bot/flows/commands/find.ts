import { Customer } from "../../../models/customer.ts";
import { Vehicle } from "../../../models/vehicle.ts";
import { customerName } from "../../cards/customerName.ts";
import { customerOf, vehicleOf } from "../../cards/fileView.ts";
import { maskPhone } from "../../cards/maskPhones.ts";
import { shownPhone } from "../../cards/phones.ts";
import type { Card, Inline, Reply } from "../../chat.ts";
import { readPhone, readPlate, readVin } from "../../forms/entries.ts";
import { type Actor, say } from "../actor.ts";
import { fileOf, seesNumbers } from "../file.ts";

const MOST = 10;

/** What was found: a car, a customer, or both. */
interface Found {
  vehicle: Vehicle | null;
  customer: Customer | null;
}

/** `/find` by plate, VIN, name or telephone number; the answer is for the asker alone. */
export async function find(actor: Actor, text: string): Promise<Reply> {
  if (text.trim().length < 2) return { toast: say(actor, "flow.find.usage") };
  const found = await search(actor, text.trim());
  const [only] = found;
  if (!only) return { toast: say(actor, "flow.find.nothing", { text: text.slice(0, 40) }) };
  if (found.length === 1 && only.vehicle && only.customer) {
    return { card: await fileOf(actor, only.vehicle, only.customer) };
  }
  return { card: list(actor, found) };
}

async function search({ store }: Actor, text: string): Promise<Found[]> {
  const code = store._id;
  const phone = readPhone(text);
  const customers = await Customer.search(code, phone ?? text);
  const cars =
    readVin(text) || readPlate(text)
      ? await Vehicle.search(code, readVin(text) ?? readPlate(text) ?? text)
      : [];
  const ofCars = await Promise.all(
    cars.map(async (vehicle): Promise<Found> => ({ vehicle, customer: await customerOf(code, vehicle) })),
  );
  const ofCustomers = await Promise.all(
    customers.map(async (customer): Promise<Found> => ({
      vehicle: await vehicleOf(code, customer),
      customer,
    })),
  );
  const seen = new Set<string>();
  return [...ofCars, ...ofCustomers].filter(({ vehicle, customer }) => {
    const key = vehicle ? `v${vehicle.id}` : `c${customer?.id ?? ""}`;
    return !seen.has(key) && seen.add(key);
  });
}

function list(actor: Actor, found: readonly Found[]): Card {
  const title = say(actor, "flow.find.several", { count: found.length });
  const inFull = seesNumbers(actor);
  const lines = found.slice(0, MOST).map(({ vehicle, customer }): Inline[] => {
    const phone = customer?.number();
    const parts = [
      vehicle?.plate ?? vehicle?.vin,
      vehicle?.model,
      customer && customerName(customer, actor.reader.locale),
      phone && (inFull ? shownPhone(phone) : maskPhone(phone)),
    ];
    return [parts.filter(Boolean).join(" · ")];
  });
  return { plain: title, title, body: lines };
}
