import type { Callback } from "../../../models/callback.ts";
import { Complaint } from "../../../models/complaint.ts";
import { Customer } from "../../../models/customer.ts";
import { Person } from "../../../models/person.ts";
import { Point } from "../../../models/point.ts";
import { Questionnaire } from "../../../models/questionnaire.ts";
import { Response } from "../../../models/response.ts";
import type { Drawn } from "../../../models/rules/answers.ts";
import { followUpRows } from "../../../models/rules/followUpRows.ts";
import type { Store } from "../../../models/store.ts";
import { Vehicle } from "../../../models/vehicle.ts";
import { Visit } from "../../../models/visit.ts";
import type { Reader } from "../../cards/reader.ts";
import type { Spoken } from "../script.ts";

/** Everything that bears on one conversation: who calls whom about what, and what is to be asked. */
export interface CallScene {
  store: Store;
  reader: Reader;
  caller: Person;
  lead: Callback;
  /** The lead and those that joined it. */
  agenda: Callback[];
  customer: Customer;
  vehicle: Vehicle;
  visit?: Visit;
  /** Left open before, asked first [002]. */
  points: Point[];
  /** Complaints whose measure is done: is the customer satisfied now? */
  complaints: Complaint[];
  questionnaire?: Questionnaire;
  /** The items that rotation drew for this call. */
  drawn?: Drawn;
  /** The last conversation about this car. */
  last?: Response;
  staff: Person[];
  spoken: Spoken;
}

/** Looks up a call for who makes it; the questionnaire is the one that was begun with, else today's. */
export async function callScene(
  store: Store,
  lead: Callback,
  caller: Person,
  reader: Reader,
): Promise<CallScene> {
  const code = store._id;
  const agenda = await lead.agenda();
  const [customer, vehicle, visit, points, questionnaire, staff, last] = await Promise.all([
    Customer.named(code, lead.customer),
    Vehicle.named(code, lead.vehicle),
    lead.visit ? Visit.named(code, lead.visit) : undefined,
    Point.openOf(code, lead.customer, lead.vehicle),
    questionnaireOf(lead, agenda),
    Person.of(code),
    Response.lastOf(code, lead.vehicle),
  ]);
  const toVerify = agenda.flatMap(({ kind, complaint }) =>
    kind === "verification" && complaint ? [complaint] : [],
  );
  const complaints = await Promise.all(toVerify.map((id) => Complaint.named(code, id)));
  return {
    ...{ store, reader, caller, lead, agenda, customer, vehicle, staff },
    ...(visit && { visit }),
    points: points.filter(({ kind }) => kind === "open"),
    complaints: complaints.filter(({ state }) => state === "verifying"),
    ...(questionnaire && { questionnaire, drawn: questionnaire.drawFor(lead._id).drawn }),
    ...(last && { last }),
    spoken: spokenIn(store, caller, customer, vehicle),
  };
}

/** At most one questionnaire in a conversation: that of the call whose latest day comes first. */
export async function questionnaireOf(
  { store, draft }: Callback,
  agenda: readonly Callback[],
): Promise<Questionnaire | undefined> {
  const kinds = agenda
    .toSorted((a, b) => (a.latestDay < b.latestDay ? -1 : 1))
    .flatMap(({ kind }) => followUpRows.find((row) => row.kind === kind)?.questionnaire ?? []);
  const [kind] = kinds;
  if (!kind) return undefined;
  const begun = draft?.questionnaire;
  return begun?.kind === kind
    ? Questionnaire.version(store, kind, begun.version)
    : Questionnaire.current(store, kind);
}

function spokenIn(
  store: Store,
  caller: Person,
  { name, address }: Customer,
  { plate, model }: Vehicle,
): Spoken {
  // Who is greeted by name and title together is named once.
  const title = address && !name?.includes(address) ? address : undefined;
  return {
    store: store.name,
    clerk: caller.name,
    ...(name && { customer: name }),
    ...(title && { title }),
    ...(plate && { plate }),
    ...(model && { model }),
  };
}
