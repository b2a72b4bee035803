import { Customer } from "../../models/customer.ts";
import type { Complaint } from "../../models/complaintFields.ts";
import { Notice } from "../../models/notice.ts";
import { Person } from "../../models/person.ts";
import type { Store } from "../../models/store.ts";
import { Vehicle } from "../../models/vehicle.ts";
import type { NoticeContent } from "../noticeCard.ts";
import { customerName } from "./customerName.ts";
import { peopleOf } from "./people.ts";
import { channelPlaces, ownPlaces } from "./places.ts";
import { channelWords } from "./words.ts";

/** Tells finance of each compensation, once when it is noted or asked for and once when it is decided [003]. */
export async function sayToFinance(complaint: Complaint, store: Store): Promise<void> {
  const { compensation } = complaint;
  if (compensation.length === 0) return;
  const [customer, vehicle, people] = await Promise.all([
    Customer.named(store._id, complaint.customer),
    Vehicle.named(store._id, complaint.vehicle),
    peopleOf(
      store._id,
      compensation.flatMap(({ person, decided }) => [person, decided?.person]),
    ),
  ]);
  const about = {
    subject: String(complaint._id),
    ...(vehicle.plate && { plate: vehicle.plate }),
    customer: channelWords(customerName(customer, store.locale), [], 60),
  };
  for (const { id, amount, reason, at, person, state, decided } of compensation) {
    const asked: NoticeContent = {
      kind: "notice",
      tone: "calm",
      at: at.toISOString(),
      key: state === "noted" ? "card.finance.noted" : "card.finance.asked",
      params: { name: people.name(person), amount, reason: channelWords(reason, [], 300) },
      ...about,
    };
    await say(store, `compensation:${id}`, asked, at);
    if (!decided) continue;
    const word: NoticeContent = {
      kind: "notice",
      tone: "calm",
      at: decided.at.toISOString(),
      key: state === "approved" ? "card.finance.approved" : "card.finance.refused",
      params: { name: people.name(decided.person), amount, reason: channelWords(reason, [], 300) },
      ...about,
    };
    await say(store, `compensation:${id}:decided`, word, decided.at);
  }
}

/** In the store's channel for finance or, where it has none, to its general managers, who pass it on. */
async function say(store: Store, cause: string, content: NoticeContent, at: Date): Promise<void> {
  const places = store.channel("finance")
    ? channelPlaces(store, "finance")
    : await ownPlaces(store._id, await generalManagers(store._id));
  for (const place of places) {
    await Notice.say({ store: store._id, cause, place, content: JSON.stringify(content), at });
  }
}

async function generalManagers(store: string): Promise<string[]> {
  return (await Person.of(store)).filter((person) => person.has("gm")).map(({ code }) => code);
}
