import type { Callback } from "../../models/callback.ts";
import { Card } from "../../models/card.ts";
import { Complaint } from "../../models/complaint.ts";
import { Customer } from "../../models/customer.ts";
import { Point } from "../../models/point.ts";
import { Response } from "../../models/response.ts";
import type { Day, StaffCode } from "../../models/rules/kinds.ts";
import { Vehicle } from "../../models/vehicle.ts";
import { Visit } from "../../models/visit.ts";
import type { TaskState, TaskView } from "../views.ts";
import { customerName } from "./customerName.ts";
import { type People, peopleOf } from "./people.ts";
import type { Reader } from "./reader.ts";
import { readTaskRole } from "./taskRole.ts";
import { channelWords } from "./words.ts";

/** What a task's card shows, as data; `day` is the day under whose card it stands. */
export async function taskView(lead: Callback, day: Day, reader: Reader): Promise<TaskView> {
  const { store } = lead;
  const [agenda, customer, vehicle, visit, points] = await Promise.all([
    lead.agenda(),
    Customer.named(store, lead.customer),
    Vehicle.named(store, lead.vehicle),
    lead.visit ? Visit.named(store, lead.visit) : undefined,
    Point.openOf(store, lead.customer, lead.vehicle),
  ]);
  const asked = points.find(({ _id }) => lead.waitingFor?.point.equals(_id))?.owner;
  const people = await peopleOf(store, [lead.assignee, lead.claimed?.person, lead.finalBy, asked]);
  const numbers = [customer.phone, customer.preferredPhone].filter((each) => each !== undefined);
  const joined = agenda.filter(({ _id }) => !_id.equals(lead._id));
  return {
    kind: "task",
    subject: String(lead._id),
    kinds: [...new Set([lead, ...joined].map(({ kind }) => kind))],
    ...(vehicle.plate && { plate: vehicle.plate }),
    ...(vehicle.model && { model: channelWords(vehicle.model, numbers, 60) }),
    customer: channelWords(customerName(customer, reader.locale), numbers, 60),
    ...(visit?.work && { work: channelWords(visit.work, numbers, 160) }),
    ...(visit?.number && { order: visit.number }),
    ...windowOf(lead),
    ...people.as("assignee", lead.assignee),
    ...(lead.carried !== undefined && { carried: true }),
    ...(lead.late === "holiday" && { late: true }),
    points: points.filter(({ kind }) => kind === "open").length,
    replies: 0,
    attempts: lead.attempts.filter(({ late }) => !late).length,
    now: await taskState(lead, day, people, asked),
  };
}

function windowOf({ window, ownSlot }: Callback): Pick<TaskView, "window"> {
  if (!window) return {};
  const { from, to } = window;
  return { window: { from: from.toISOString(), to: to.toISOString(), ...(ownSlot && { own: true }) } };
}

async function taskState(
  callback: Callback,
  day: Day,
  people: People,
  asked: StaffCode | undefined,
): Promise<TaskState> {
  const moved = await movedTo(callback, day);
  if (moved) return { state: "moved", to: moved };
  switch (callback.status) {
    case "planned":
    case "open":
      return { state: "open" };
    case "claimed":
      return claimedState(callback, people);
    case "waiting":
      return waitingState(callback, people, asked);
    case "done":
      return doneState(callback, people);
  }
}

/** The day under whose card the conversation goes on, if that is another one. */
async function movedTo(callback: Callback, day: Day): Promise<Day | undefined> {
  // Days only grow: as long as it is still that day's, no later one has a card of it.
  if (callback.day <= day) return undefined;
  const cards = await Card.of(callback.store, `callback:${String(callback._id)}`);
  const latest = cards.map(({ role }) => readTaskRole(role) ?? day).reduce((a, b) => (a > b ? a : b), day);
  if (latest > day) return latest;
  const goesOn = callback.status === "open" || callback.status === "planned";
  return goesOn && callback.day > day ? callback.day : undefined;
}

function claimedState({ claimed, draft }: Callback, people: People): TaskState {
  if (!claimed) return { state: "open" };
  const answered = Object.keys(draft?.values ?? {}).filter((key) => !/[:-]/.test(key)).length;
  return {
    state: "claimed",
    by: people.who(claimed.person),
    since: claimed.at.toISOString(),
    ...(answered > 0 && { asked: answered + 1 }),
  };
}

function waitingState(
  { attempts, nextAt, waitingFor }: Callback,
  people: People,
  asked: StaffCode | undefined,
): TaskState {
  const outcome = attempts.findLast(({ late }) => !late)?.outcome ?? "noAnswer";
  if (waitingFor) return { state: "waiting", outcome, awaits: waitingFor.what, ...people.as("of", asked) };
  return nextAt ? { state: "retry", outcome, next: nextAt.toISOString() } : { state: "open" };
}

async function doneState(callback: Callback, people: People): Promise<TaskState> {
  const { store, outcome = "completed", finalAt, finalBy } = callback;
  const response = await Response.ofCallback(store, callback._id);
  const causes = [
    ...(response ? [`response:${String(response._id)}`] : []),
    ...callback.attempts.map(({ key }) => `attempt:${key}`),
  ];
  const raised = await Promise.all(causes.map((cause) => Complaint.ofCause(store, cause)));
  return {
    state: "done",
    outcome,
    at: (finalAt ?? callback.attempts.at(-1)?.at ?? callback.handedOverAt).toISOString(),
    ...people.as("by", finalBy),
    ...(response?.score !== undefined && { score: response.score }),
    ...(raised.flat().length > 0 && { complaint: true }),
  };
}
