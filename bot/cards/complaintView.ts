import { t } from "../../locales/index.ts";
import { Callback } from "../../models/callback.ts";
import type { Complaint, ComplaintPoint } from "../../models/complaintFields.ts";
import { Customer } from "../../models/customer.ts";
import { Questionnaire } from "../../models/questionnaire.ts";
import { Response } from "../../models/response.ts";
import { runningClocks, shareAt } from "../../models/rules/complaintClock.ts";
import type { Definition } from "../../models/rules/definition.ts";
import { items } from "../../models/rules/definition.ts";
import { itemName } from "../../models/rules/itemName.ts";
import { localText } from "../../models/rules/localText.ts";
import { NO_POINTS } from "../../models/rules/scoring.ts";
import type { Store } from "../../models/store.ts";
import { Vehicle } from "../../models/vehicle.ts";
import type { ClockView, ComplaintView } from "../views.ts";
import { customerName } from "./customerName.ts";
import { maskPhone } from "./maskPhones.ts";
import { peopleOf } from "./people.ts";
import type { Reader } from "./reader.ts";
import { channelWords } from "./words.ts";

// So many of the customer's points stand on the card; the others are in the file.
const MOST_POINTS = 6;

/** What a complaint's card shows, as data: the customer's own words, no number and no address. */
export async function complaintView(
  complaint: Complaint,
  store: Store,
  reader: Reader,
): Promise<ComplaintView> {
  const { store: code, loop, closed, plan } = complaint;
  const [customer, vehicle, call, verifications, definition] = await Promise.all([
    Customer.named(code, complaint.customer),
    Vehicle.named(code, complaint.vehicle),
    complaint.callback ? Callback.named(code, complaint.callback) : undefined,
    Callback.ofCause(code, `complaint:${String(complaint._id)}`),
    definitionOf(complaint),
  ]);
  const verification = verifications.find(({ occurrence }) => occurrence === loop);
  const verifier = verification?.claimed?.person ?? verification?.assignee;
  const people = await peopleOf(code, [
    complaint.owner,
    complaint.raisedBy,
    closed?.person,
    verifier,
    ...complaint.compensation.map(({ person }) => person),
  ]);
  const phone = customer.number();
  const numbers = [phone, customer.phone].filter((each) => each !== undefined);
  const words = (text: string, limit?: number): string => channelWords(text, numbers, limit);
  return {
    kind: "complaint",
    subject: String(complaint._id),
    step: complaint.state,
    loop,
    level: complaint.level,
    urgent: complaint.urgent,
    angry: complaint.angry,
    department: complaint.department,
    ...(vehicle.plate && { plate: vehicle.plate }),
    ...(vehicle.model && { model: words(vehicle.model, 60) }),
    customer: words(customerName(customer, reader.locale), 60),
    ...(phone && { phone: maskPhone(phone) }),
    ...(complaint.workOrder && { order: complaint.workOrder }),
    points: complaint.points.slice(0, MOST_POINTS).map((point) => ({
      ...itemOf(point, definition, reader),
      ...(point.score !== undefined && { score: point.score }),
      words: words(point.words),
    })),
    since: complaint.since.toISOString(),
    from: { by: people.who(complaint.raisedBy), ...(call && { kind: call.kind }) },
    ...people.as("owner", complaint.owner),
    clocks: clocksOf(complaint, store),
    ...(plan && {
      plan: { cause: words(plan.cause), measure: words(plan.measure), by: plan.until.toISOString() },
    }),
    promised: complaint.promised.map(({ text, due, keptAt }) => ({
      text: words(text, 200),
      by: due.toISOString(),
      ...(keptAt && { kept: true }),
    })),
    compensation: complaint.compensation.map(({ amount, state, person }) => ({
      amount,
      state,
      by: people.who(person),
    })),
    ...people.as("verifier", complaint.state === "verifying" ? verifier : undefined),
    replies: complaint.timeline.filter(({ act, deleted }) => act === "said" && !deleted).length,
    ...(closed && {
      closed: {
        at: closed.at.toISOString(),
        by: people.who(closed.person),
        satisfied: closed.satisfied,
        ...(closed.reason && { reason: words(closed.reason, 300) }),
      },
    }),
  };
}

/** The questions that the complaint's points answered, for their titles. */
async function definitionOf({ store, callback, points }: Complaint): Promise<Definition | undefined> {
  if (!callback || !points.some(({ item }) => item !== undefined)) return undefined;
  const asked = (await Response.ofCallback(store, callback))?.questionnaire;
  if (!asked) return undefined;
  return (await Questionnaire.version(store, asked.kind, asked.version)).definition;
}

function itemOf(
  { item, score }: ComplaintPoint,
  definition: Definition | undefined,
  { locale }: Reader,
): { item?: string; answer?: string } {
  if (item === undefined) return {};
  const found = definition && items(definition).find(({ name }) => name === item);
  if (!found) return { item };
  const name = itemName(found, locale);
  if (found.type !== "boolean" || score === undefined) return { item: name };
  // Reckoned with as a score, but nobody has given one.
  const isNo = score === NO_POINTS;
  const label = localText(isNo ? found.labelFalse : found.labelTrue, locale).trim();
  return { item: name, answer: label || t(locale, isNo ? "desk.no" : "desk.yes") };
}

function clocksOf(complaint: Complaint, store: Store): ClockView[] {
  const office = store.officeHours();
  return runningClocks(complaint).map((clock) => ({
    clock: clockOf(clock.clock),
    from: clock.since.toISOString(),
    half: shareAt(clock, 50, office).toISOString(),
    fourFifths: shareAt(clock, 80, office).toISOString(),
    due: clock.due.toISOString(),
  }));
}

function clockOf(clock: string): ClockView["clock"] {
  if (clock === "ack" || clock === "plan") return clock;
  return clock === "close" ? "due" : "promise";
}
