import { t } from "../../locales/index.ts";
import { Callback } from "../../models/callback.ts";
import { Complaint } from "../../models/complaint.ts";
import { type Customer as Found, Customer } from "../../models/customer.ts";
import { Point } from "../../models/point.ts";
import { Response } from "../../models/response.ts";
import type { Response as Said } from "../../models/responseFields.ts";
import type { WeekForm } from "../../models/rules/week.ts";
import { Vehicle } from "../../models/vehicle.ts";
import type { VehicleFields } from "../../models/vehicleFields.ts";
import { Visit } from "../../models/visit.ts";
import type { VehicleFacts } from "../callView.ts";
import type { FileView } from "../fileView.ts";
import { departmentName } from "./complaintCard.ts";
import { customerName } from "./customerName.ts";
import { maskPhone, maskPhones } from "./maskPhones.ts";
import { type People, peopleOf } from "./people.ts";
import { shownPhone } from "./phones.ts";
import type { Reader } from "./reader.ts";
import { shorten } from "./words.ts";

const MOST = 12;

/** The file of a vehicle and a customer of it (一车一档) [004]; `inFull` shows numbers as they are. */
export async function fileView(
  store: string,
  vehicle: VehicleFields,
  customer: Found,
  { reader, inFull }: { reader: Reader; inFull: boolean },
): Promise<FileView> {
  const [visits, calls, responses, complaints, points] = await Promise.all([
    Visit.ofVehicle(store, vehicle._id, MOST),
    Callback.ofVehicle(store, vehicle._id, MOST),
    Response.ofVehicle(store, vehicle._id, MOST),
    Complaint.ofVehicle(store, vehicle._id, MOST),
    Point.openOf(store, customer._id, vehicle._id),
  ]);
  const people = await peopleOf(store, [
    ...visits.map(({ advisor, consultant }) => advisor ?? consultant),
    ...calls.flatMap(({ attempts }) => attempts.map(({ by }) => by)),
  ]);
  const words = (text: string): string => shorten(inFull ? text : maskPhones(text), 1_000);
  const phone = customer.number();
  return {
    kind: "file",
    customer: customerName(customer, reader.locale),
    ...(phone && { phone: inFull ? shownPhone(phone) : maskPhone(phone) }),
    consent: customer.consent,
    ...(customer.doNotCall && {
      doNotCall: { since: customer.doNotCall.at.toISOString(), reason: words(customer.doNotCall.reason) },
    }),
    ...(customer.slot && { slot: slotText(customer.slot, reader) }),
    vehicle: vehicleFacts(vehicle),
    ...(vehicle.vin && { vin: vehicle.vin }),
    visits: visits.map(({ at, type, number, work, advisor, consultant }) => ({
      at: at.toISOString(),
      type,
      ...(number && { order: number }),
      ...(work && { work: words(work) }),
      ...people.as("by", type === "delivery" ? consultant : advisor),
    })),
    calls: calls.flatMap((call) => callRows(call, responses, people, words)),
    complaints: complaints.map(({ _id, since, state, points: said }) => ({
      subject: String(_id),
      since: since.toISOString(),
      step: state,
      words: words(said.map((point) => point.words).join(" ")),
    })),
    points: points.map(({ text, department, state }) => ({
      text: words(text),
      department: departmentName(department, reader.locale),
      state,
    })),
  };
}

/** A car's data as a caller sees them. */
export function vehicleFacts(vehicle: VehicleFields): VehicleFacts {
  const { plate, model, colour, equipment, warrantyUntil, mileage } = vehicle;
  return {
    ...(plate && { plate }),
    ...(model && { model }),
    ...(colour && { colour }),
    ...(equipment && { equipment }),
    ...(warrantyUntil && { warrantyUntil }),
    ...(mileage !== undefined && { mileage }),
  };
}

/** The file's customer: whose visits these were last, else the car's owner; null where nobody is known. */
export async function customerOf(store: string, vehicle: VehicleFields): Promise<Found | null> {
  const [last] = await Visit.ofVehicle(store, vehicle._id, 1);
  const id = vehicle.owner ?? last?.owner ?? last?.bringer;
  return id ? Customer.named(store, id) : null;
}

/** A car of this customer; null where none is known. */
export async function vehicleOf(store: string, customer: Found): Promise<Vehicle | null> {
  const [first] = await Vehicle.ofOwner(store, customer._id);
  return first ?? null;
}

/** A stated slot in words: `mon-fri 18:00-19:00`. */
export function slotText(slot: WeekForm, { locale }: Pick<Reader, "locale">): string {
  return Object.entries(slot)
    .map(([days, spans]) => t(locale, "card.slot", { days, spans: [spans].flat().join(", ") }))
    .join("; ");
}

/** A line for each attempt; where the conversation was had, with its score and the customer's words. */
function callRows(
  { _id, kind, attempts }: Awaited<ReturnType<typeof Callback.ofVehicle>>[number],
  responses: readonly Said[],
  people: People,
  words: (text: string) => string,
): FileView["calls"] {
  const response = responses.find(({ callback, also }) => [callback, ...also].some((id) => id.equals(_id)));
  return attempts.map(({ at, outcome, by }) => ({
    at: at.toISOString(),
    kind,
    outcome,
    by: people.who(by),
    ...(outcome === "completed" && response && spoken(response, words)),
  }));
}

function spoken({ score, answers, remarks }: Said, words: (text: string) => string) {
  const beside = Object.entries(answers).flatMap(([key, value]) =>
    key.endsWith("-Comment") && typeof value === "string" && value.trim() !== "" ? [value] : [],
  );
  const all = [...beside, ...remarks.map(({ text }) => text)].map(words);
  return { ...(score !== undefined && { score }), ...(all.length > 0 && { words: all }) };
}
