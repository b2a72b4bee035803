import { setImmediate } from "node:timers/promises";
import { t } from "../../../locales/index.ts";
import { ackDue } from "../../../models/rules/complaintDeadlines.ts";
import { callSeconds } from "../../../models/rules/callLength.ts";
import type { CallView, OrderFacts } from "../../callView.ts";
import { customerName } from "../../cards/customerName.ts";
import { departmentName } from "../../cards/complaintCard.ts";
import { slotText, vehicleFacts } from "../../cards/fileView.ts";
import { peopleOf } from "../../cards/people.ts";
import { shownPhone } from "../../cards/phones.ts";
import { timeText } from "../../cards/times.ts";
import type { Form, Question, Values } from "../../form.ts";
import { formId } from "../formId.ts";
import { type CallScene } from "./callScene.ts";
import { callLines } from "./callLines.ts";
import { dialQuestions, endOptions } from "./dialQuestions.ts";
import { frameLine, itemQuestions } from "./itemQuestions.ts";
import { callKeys, pointKey } from "./keys.ts";
import { lowAnswers, offerQuestions } from "./offerQuestions.ts";
import { pointQuestions, topicQuestions, verifyQuestions } from "./talkQuestions.ts";

/** The form of a call: everything the caller needs in one place, for him alone. */
export async function callForm(scene: CallScene, now: Date): Promise<Form> {
  const { lead, customer, reader } = scene;
  const { locale, zone } = reader;
  // A form takes milliseconds to put together: what else is under way, such as the card of this call, goes between.
  await setImmediate();
  const questions = callQuestions(scene, now);
  await setImmediate();
  const view = await callView(scene, now);
  await setImmediate();
  return {
    formId: formId({ form: "call", subject: `callback:${String(lead._id)}` }),
    title: t(locale, "form.call.title", { customer: customerName(customer, locale) }),
    submit: t(locale, "form.submit"),
    questions,
    lines: callLines(view, scene, now),
    values: (lead.draft?.values ?? {}) as Values,
    zone,
    view,
  };
}

/** Every question of a call in the order in which it is asked. */
export function callQuestions(scene: CallScene, now: Date): Question[] {
  return [...dialQuestions(scene, now), ...pointQuestions(scene), ...talk(scene), ...offerQuestions(scene)];
}

/** The questions to the customer about this visit. */
function talk(scene: CallScene): Question[] {
  return [...verifyQuestions(scene), ...topicQuestions(scene), ...itemQuestions(scene)];
}

async function callView(scene: CallScene, now: Date): Promise<CallView> {
  const { lead, agenda, caller, customer, vehicle, points, reader, store } = scene;
  const phone = customer.number() ?? "";
  const order = await orderFacts(scene);
  return {
    kind: "call",
    subject: String(lead._id),
    kinds: [...new Set([lead, ...agenda].map(({ kind }) => kind))],
    caller: caller.code,
    customer: customerName(customer, reader.locale),
    phone: { dial: phone, shown: phone === "" ? t(reader.locale, "form.call.noPhone") : shownPhone(phone) },
    speakTo: { name: customerName(customer, reader.locale), as: standing(scene) },
    vehicle: vehicleFacts(vehicle),
    ...(order && { order }),
    ...lastWords(scene),
    points: points.map(({ _id, text, department, promisedAt }) => ({
      key: pointKey(String(_id)),
      text,
      department: departmentName(department, reader.locale),
      ...(promisedAt && { promisedAt: promisedAt.toISOString() }),
    })),
    ...slotOf(scene, now),
    steps: steps(scene),
    offer: {
      key: callKeys.complaint,
      department: callKeys.department,
      urgent: callKeys.urgent,
      angry: callKeys.angry,
      ackBy: ackDue(now, store.officeHours()).toISOString(),
    },
    startedAt: (lead.draft?.spans[0]?.from ?? lead.claimed?.at ?? now).toISOString(),
    seconds: callSeconds(lead.draft?.spans ?? []),
  };
}

function steps(scene: CallScene): CallView["steps"] {
  return {
    reached: callKeys.reached,
    instead: [callKeys.outcome, callKeys.when, callKeys.refusal, callKeys.reason],
    opening: frameLine(scene, "opening") || ownLine(scene, "opening"),
    closing: frameLine(scene, "closing") || ownLine(scene, "closing"),
    items: talk(scene).map(({ key }) => key),
    closes: lowAnswers(scene).length > 0 ? callKeys.complaint : callKeys.passOn,
    passOn: callKeys.passOn,
    end: { key: callKeys.end, options: endOptions(scene) },
  };
}

/** The opening and closing of a call that asks no questionnaire. */
function ownLine({ agenda, spoken, reader }: CallScene, which: "opening" | "closing"): string {
  const verifies = agenda.some(({ kind }) => kind === "verification");
  const kind = verifies ? "verification" : "delivery3d";
  const { customer = "", title = "", store = "", clerk = "", model = "" } = spoken;
  const key = which === "closing" ? "form.call.closing" : (`form.call.opening.${kind}` as const);
  return t(reader.locale, key, { customer, title, store, clerk, model }).replace(/\s{2,}/g, " ");
}

/** Whom to ask for: the one who used the service, or the owner [004]. */
function standing({ visit, customer }: CallScene): CallView["speakTo"]["as"] {
  const brought = visit?.bringer?.equals(customer._id) ?? false;
  const owns = visit?.owner?.equals(customer._id) ?? true;
  if (brought) return owns ? "both" : "bringer";
  return visit?.type === "repair" && !visit.bringer ? "both" : "owner";
}

async function orderFacts({ store, visit }: CallScene): Promise<OrderFacts | undefined> {
  if (!visit) return undefined;
  const { number, work, at, byAppointment, waitedParts, rework } = visit;
  const by = visit.type === "delivery" ? visit.consultant : visit.advisor;
  const people = await peopleOf(store._id, [by]);
  return {
    ...(number && { number }),
    ...(work && { work }),
    handedAt: at.toISOString(),
    ...people.as("by", by),
    ...(byAppointment !== undefined && { byAppointment }),
    ...(waitedParts !== undefined && { waitedForParts: waitedParts }),
    ...(rework && { rework }),
  };
}

function lastWords({ last }: CallScene): Pick<CallView, "last"> {
  if (!last) return {};
  const beside = Object.entries(last.answers).flatMap(([key, value]) =>
    key.endsWith("-Comment") && typeof value === "string" ? [value] : [],
  );
  const words = [...beside, ...last.remarks.map(({ text }) => text)].find((each) => each.trim() !== "");
  return {
    last: {
      at: last.submittedAt.toISOString(),
      ...(last.score !== undefined && { score: last.score }),
      ...(words && { words }),
    },
  };
}

/** The time that the customer agreed to, else the slot that he stated. */
function slotOf({ lead, customer, reader }: CallScene, now: Date): Pick<CallView, "slot"> {
  if (lead.ownSlot && lead.window) return { slot: timeText(lead.window.from, reader, now) };
  return customer.slot ? { slot: slotText(customer.slot, reader) } : {};
}
