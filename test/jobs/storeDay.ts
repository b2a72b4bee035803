import type { Customer as AnyCustomer, CustomerData } from "../../models/customerFields.ts";
import { Callback } from "../../models/callback.ts";
import type { Callback as Call } from "../../models/callbackFields.ts";
import { Customer } from "../../models/customer.ts";
import { Person } from "../../models/person.ts";
import type { PersonFile } from "../../models/personFields.ts";
import { Store } from "../../models/store.ts";
import type { Store as AnyStore, StoreFile } from "../../models/storeFields.ts";
import { Vehicle } from "../../models/vehicle.ts";
import { Visit } from "../../models/visit.ts";
import type { VisitData } from "../../models/visitFields.ts";

/** A moment on the wall clock of Shanghai: `at("2026-12-01 09:30")`. */
export const at = (wall: string): Date => new Date(`${wall.replace(" ", "T")}:00+08:00`);

/** A Tuesday on which all is open. */
export const TUESDAY = "2026-12-01";

const staff: PersonFile[] = [
  { code: "li", name: "李一", roles: ["clerk"] },
  { code: "zhao", name: "赵二", roles: ["clerk"] },
  { code: "chen", name: "陈三", roles: ["consultant"] },
  { code: "wang", name: "王四", roles: ["manager"], department: "service" },
  { code: "sun", name: "孙五", roles: ["gm"] },
];

/** A store with two clerks, a consultant, a manager and a general manager. */
export async function openStore(file: Partial<StoreFile> = {}): Promise<AnyStore> {
  const store = { _id: "cd01", name: "城东店", timezone: "Asia/Shanghai", ...file };
  await Store.put(store);
  for (const person of staff) await Person.put(store._id, person);
  return Store.named(store._id);
}

let visits = 0;

/** A customer whose car was handed back on the afternoon of a day. */
export async function visit(
  day: string,
  rest: Partial<VisitData> & {
    type?: "delivery" | "repair";
    customer?: Partial<CustomerData>;
    phone?: string;
  } = {},
  store = "cd01",
): Promise<AnyCustomer> {
  const number = ++visits;
  const {
    type = "repair",
    customer = {},
    phone = `+8613800${String(number).padStart(6, "0")}`,
    ...data
  } = rest;
  const owner = await Customer.byPhone(store, phone, { name: `客户${number}`, ...customer });
  const vehicle = await Vehicle.identify(store, { plate: `川A${String(number).padStart(5, "0")}` });
  await Visit.record(store, [
    {
      type,
      key: `${number}`,
      number: `${number}`,
      data: { at: at(`${day} 15:00`), vehicle: vehicle._id, owner: owner._id, ...data },
    },
  ]);
  return owner;
}

/** A customer's calls, in the order in which they fell due. */
export async function callsOf({ store, _id }: AnyCustomer): Promise<Call[]> {
  return Callback.find({ store, customer: _id }).sort({ dueDay: 1 });
}
