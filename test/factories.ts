import type { Act } from "../models/act.ts";
import { Callback } from "../models/callback.ts";
import type { NewCallback } from "../models/callbackFields.ts";
import { Complaint } from "../models/complaint.ts";
import type { NewComplaint } from "../models/complaintFields.ts";
import { Customer } from "../models/customer.ts";
import type { CustomerData } from "../models/customerFields.ts";
import { newId } from "../models/id.ts";
import { Person } from "../models/person.ts";
import type { PersonFile } from "../models/personFields.ts";
import { Point } from "../models/point.ts";
import type { NewPoint } from "../models/pointFields.ts";
import { ackDue, planDue } from "../models/rules/complaintDeadlines.ts";
import type { CallbackKind } from "../models/rules/kinds.ts";
import { Store } from "../models/store.ts";
import type { StoreFile } from "../models/storeFields.ts";
import { Vehicle } from "../models/vehicle.ts";
import type { VehicleEntry } from "../models/vehicleFields.ts";
import { Visit } from "../models/visit.ts";
import type { VisitData, VisitEntry } from "../models/visitFields.ts";

/** A Tuesday at ten in the store's zone, inside every window. */
export const tuesday = new Date("2026-12-01T10:00:00+08:00");
/** The same day as the store's calendar has it. */
export const today = "2026-12-01";

/** The moment so many minutes after Tuesday at ten. */
export const later = (minutes: number): Date => new Date(+tuesday + minutes * 60_000);

let made = 0;
const next = (): number => ++made;

/** What a person does under a key of its own, on Tuesday at ten unless told. */
export function act(person = "li", { by = `test:${next()}`, at = tuesday }: Partial<Act> = {}): Act {
  return { by, at, person };
}

/** The store cd01 in Shanghai's zone, its calendar without holidays. */
export async function buildStore(file: Partial<StoreFile> = {}): Promise<Store> {
  const { _id = "cd01", name = "城东店", timezone = "Asia/Shanghai", ...rest } = file;
  await Store.put({ _id, name, timezone, ...rest });
  return Store.named(_id);
}

/** Somebody of the store: a clerk unless told. */
export async function buildPerson(file: Partial<PersonFile> = {}, store = "cd01"): Promise<Person> {
  const { code = `p${next()}`, name = code.toUpperCase(), roles = ["clerk"], ...rest } = file;
  await Person.put(store, { code, name, roles, ...rest });
  return Person.named(store, code);
}

/** The staff of a small store: clerks li and zhao, advisor chen, consultant sun, managers wang and wu, GM gao. */
export async function buildStaff(store = "cd01"): Promise<void> {
  const staff: PersonFile[] = [
    { code: "li", name: "李一", roles: ["clerk"] },
    { code: "zhao", name: "赵二", roles: ["clerk"] },
    { code: "chen", name: "陈三", roles: ["advisor"], department: "service" },
    { code: "sun", name: "孙四", roles: ["consultant"], department: "sales" },
    { code: "wang", name: "王五", roles: ["manager"], department: "service" },
    { code: "wu", name: "吴六", roles: ["manager"], department: "sales" },
    { code: "gao", name: "高七", roles: ["gm"] },
  ];
  for (const person of staff) await Person.put(store, person);
}

/** A customer with a number of his own. */
export async function buildCustomer(
  { phone = `+86139${String(next()).padStart(8, "0")}`, ...data }: CustomerData & { phone?: string } = {},
  store = "cd01",
): Promise<Customer> {
  return Customer.byPhone(store, phone, { name: "周先生", ...data });
}

/** A car with a plate of its own. */
export async function buildVehicle(entry: VehicleEntry = {}, store = "cd01"): Promise<Vehicle> {
  const name = entry.vin || entry.plate ? {} : { plate: `川A${String(next()).padStart(5, "0")}` };
  return Vehicle.identify(store, { ...name, ...entry });
}

/** A repair, handed back on the Saturday before, unless told. */
export async function buildVisit(
  { data = {}, ...entry }: Partial<Omit<VisitEntry, "data">> & { data?: Partial<VisitData> } = {},
  store = "cd01",
): Promise<Visit> {
  const vehicle = data.vehicle ?? (await buildVehicle({}, store))._id;
  const owner = data.owner ?? (await buildCustomer({}, store))._id;
  const key = entry.key ?? `WO-${next()}`;
  const at = new Date("2026-11-28T16:00:00+08:00");
  const known = { at, advisor: "chen", consultant: "sun", work: "小保养", ...data, vehicle, owner };
  const [recorded] = await Visit.record(store, [{ type: "repair", number: key, ...entry, key, data: known }]);
  return Visit.named(store, recorded!.document._id);
}

/** A callback after a visit: a planned service call due on Tuesday, unless told. */
export async function buildCallback(
  plan: Partial<NewCallback> & { kind?: CallbackKind } = {},
  store = "cd01",
): Promise<Callback> {
  const visit = plan.visit ? await Visit.named(store, plan.visit) : await buildVisit({}, store);
  const { ids } = await Callback.plan([
    {
      ...{ store, kind: "service", occurrence: 0, topics: [], questionnaire: "service" },
      ...{ listDay: "2026-11-30", dueDay: today, latestDay: "2026-12-03", retryUntil: "2026-12-12" },
      cause: { type: "visit", id: visit.id },
      ...{ customer: visit.owner!, vehicle: visit.vehicle, visit: visit._id, handedOverAt: visit.at },
      ...plan,
    },
  ]);
  return Callback.named(store, ids[0]!);
}

/** A callback on Tuesday's cards. */
export async function buildOpenCallback(plan: Partial<NewCallback> = {}, store = "cd01"): Promise<Callback> {
  return (await buildCallback(plan, store)).post(act(), plan.dueDay ?? today);
}

/** A callback that li, or whoever is told, has taken. */
export async function buildClaimedCallback(
  plan: Partial<NewCallback> = {},
  person = "li",
): Promise<Callback> {
  return (await buildOpenCallback(plan)).claim(act(person));
}

/** A complaint about service, owned by wang, just raised, unless told. */
export async function buildComplaint(
  complaint: Partial<NewComplaint> = {},
  deed: Act = act("li"),
): Promise<Complaint> {
  const { store = "cd01", vehicle, customer } = complaint;
  const office = (await Store.named(store)).officeHours();
  return Complaint.raise(
    {
      ...{ store, cause: `entry:${next()}`, department: "service", owner: "wang" },
      points: [{ item: "wait", score: 3, words: "等了三个小时" }],
      ...{ ackDue: ackDue(deed.at, office), planDue: planDue(deed.at) },
      ...complaint,
      vehicle: vehicle ?? (await buildVehicle({}, store))._id,
      customer: customer ?? (await buildCustomer({}, store))._id,
    },
    deed,
  );
}

/** A complaint that is acknowledged, planned and told to the customer, so that its measure can be done. */
export async function buildInformedComplaint(complaint: Partial<NewComplaint> = {}): Promise<Complaint> {
  const raised = await buildComplaint(complaint);
  const acknowledged = await raised.acknowledge(act("wang"));
  const plan = { cause: "派工太晚", measure: "重排工位", until: later(2880) };
  return (await acknowledged.planMeasure(act("wang"), plan)).informCustomer(act("wang"));
}

/** A complaint whose measure is done, and its verification callback, which li has taken. */
export async function buildVerification(): Promise<{ complaint: Complaint; callback: Callback }> {
  const complaint = await (await buildInformedComplaint()).measureDone(act("wang"));
  const [planned] = await Callback.ofCause(complaint.store, `complaint:${complaint.id}`);
  const posted = await planned!.post(act(), planned!.dueDay);
  return { complaint, callback: await posted.claim(act("li")) };
}

/** A point left open after a call, owned by chen. */
export async function buildPoint(point: Partial<NewPoint> = {}, deed: Act = act("li")): Promise<Point> {
  const { store = "cd01", vehicle, customer } = point;
  return Point.raise(
    {
      ...{ _id: newId(), store, kind: "open", text: "备胎盖没装", department: "service", owner: "chen" },
      ...point,
      vehicle: vehicle ?? (await buildVehicle({}, store))._id,
      customer: customer ?? (await buildCustomer({}, store))._id,
    },
    deed,
  );
}
