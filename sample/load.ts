import { Callback } from "../models/callback.ts";
import { Complaint } from "../models/complaint.ts";
import { Customer } from "../models/customer.ts";
import { nativeDatabase, syncIndexes } from "../models/database.ts";
import { Person } from "../models/person.ts";
import { Questionnaire } from "../models/questionnaire.ts";
import { addDays } from "../models/rules/days.ts";
import type { Day as CalendarDay } from "../models/rules/kinds.ts";
import { Store } from "../models/store.ts";
import { Visit } from "../models/visit.ts";
import { chooseComplaints } from "./complaintChoice.ts";
import { pursue } from "./complaints.ts";
import { dealership, staff } from "./dealership.ts";
import { sampleFiles } from "./files.ts";
import type { Diary, Setting } from "./history/diary.ts";
import { writeHistory } from "./history/history.ts";
import { seeded } from "./random.ts";
import { HISTORY_DAYS, sampleVisits } from "./visits.ts";

/** How many documents go to the database at once. */
const BATCH = 500;

/** What was loaded. */
export interface Loaded {
  vehicles: number;
  customers: number;
  visits: number;
  callbacks: number;
  responses: number;
  complaints: number;
}

/**
 * Loads the sample store into an empty database, as it stands in the morning of a day: three months of visits and
 * calls by the product's own rules, from a seed. `now` is that morning's moment.
 */
export async function loadSample(now: Date, seed: number): Promise<Loaded> {
  await syncIndexes();
  const random = seeded(seed);
  const { _id: code } = dealership;
  await Store.put(dealership);
  for (const person of staff) await Person.put(code, person);
  const store = await Store.named(code);
  const today = store.today(now);
  await Questionnaire.ensureBuiltIn(code, new Date(+now - (HISTORY_DAYS + 10) * 86_400_000));

  const files = sampleFiles(code, random);
  const { visits, delivered } = sampleVisits(store, files, today, random);
  // A car that was ordered and not delivered yet is nobody's.
  const vehicles = [...files.known, ...delivered];
  await insertAll("customers", files.customers);
  await insertAll("vehicles", vehicles);
  await insertAll("visits", visits);

  const setting = await settingOf(store, today, random);
  const diary = writeHistory(setting);
  await insertAll("callbacks", diary.calls);
  await insertAll("responses", diary.responses);
  await insertAll("points", diary.points);
  await insertAll("days", diary.days);
  await writeBack(code, diary, setting);

  const chosen = chooseComplaints(diary.grievances, now, random);
  for (const { grievance, progress } of chosen) {
    await pursue(grievance, progress, { store, visits: setting.visits, now, random });
  }
  await settle(code, now);
  for (const job of ["planCallbacks", "postDay", "closeDay"]) {
    await Store.markDone(code, job, addDays(today, -1));
  }
  return {
    ...{ vehicles: vehicles.length, customers: files.customers.length, visits: visits.length },
    ...{ callbacks: diary.calls.length, responses: diary.responses.length, complaints: chosen.length },
  };
}

async function settingOf(store: Store, today: CalendarDay, random: Setting["random"]): Promise<Setting> {
  const code = store._id;
  const [customers, visits, people, sales, service] = await Promise.all([
    Customer.find({ store: code }),
    Visit.find({ store: code }).sort({ at: 1 }),
    Person.of(code),
    Questionnaire.current(code, "sales"),
    Questionnaire.current(code, "service"),
  ]);
  return {
    ...{ store, windows: store.callHours(), staff: people, today, random },
    customers: new Map(customers.map((customer) => [customer.id, customer])),
    visits: new Map(visits.map((visit) => [visit.id, visit])),
    questionnaires: { sales, service },
  };
}

/** What the calls did to those who were called, and which visits still have calls to come. */
async function writeBack(code: string, diary: Diary, { visits }: Setting): Promise<void> {
  const { spokeAt, stopped, toPlan } = diary;
  const planned = [...visits.values()].filter(({ id }) => !toPlan.has(id)).map(({ _id }) => _id);
  await Visit.updateMany({ store: code, _id: { $in: planned } }, { $set: { toPlan: false } });
  const customers = new Set([...spokeAt.keys(), ...stopped.keys()]);
  const writes = [...customers].map((_id) => {
    const lastConversationAt = spokeAt.get(_id);
    const doNotCall = stopped.get(_id);
    const $set = { ...(lastConversationAt && { lastConversationAt }), ...(doNotCall && { doNotCall }) };
    return { updateOne: { filter: { _id }, update: { $set } } };
  });
  await Customer.bulkWrite(writes, { ordered: false });
}

/** What is long over has no card on the desk: only what is open, or was closed in the last days, is shown. */
async function settle(code: string, now: Date): Promise<void> {
  const recent = new Date(+now - 3 * 86_400_000);
  const over = { store: code, state: "closed", "closed.at": { $lt: recent } };
  await Complaint.updateMany(over, { $set: { stale: false } });
  await Callback.updateMany({ store: code, status: "done" }, { $set: { stale: false } });
}

/** The documents stand as the models would have made them, so that looking at each again is time lost. */
async function insertAll(collection: string, documents: readonly object[]): Promise<void> {
  for (let i = 0; i < documents.length; i += BATCH) {
    const batch = documents.slice(i, i + BATCH).map((document) => ({ ...document }));
    await nativeDatabase().collection(collection).insertMany(batch, { ordered: false });
  }
}
