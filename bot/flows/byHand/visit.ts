import { Person } from "../../../models/person.ts";
import { dayOf } from "../../../models/rules/days.ts";
import type { VisitData } from "../../../models/visitFields.ts";
import { Visit } from "../../../models/visit.ts";
import type { Question, Value } from "../../form.ts";
import { wordsOf } from "../../forms/checkForm.ts";
import { lineQuestion, wordsQuestion } from "../../forms/questions.ts";
import { readWallTime, wallTime } from "../../forms/wallTime.ts";
import { say } from "../actor.ts";
import { asking } from "../flow.ts";
import { ofStore } from "./ofStore.ts";
import { carQuestions, filesOf, readCar } from "./car.ts";

const REPAIR = { op: "=", item: "type", value: "repair" } as const;

/** Enters a visit by hand: a delivery or a repair that is over; its calls are planned as after an import. */
export const newVisit = asking({
  name: "visit",
  title: "form.visit.title",

  subject: ofStore,

  async questions(actor): Promise<Question[]> {
    const staff = await Person.of(actor.store._id);
    return [
      {
        key: "type",
        type: "choice",
        label: say(actor, "form.visit.type"),
        required: true,
        options: (["repair", "delivery"] as const).map((value) => ({
          value,
          label: say(actor, `card.visit.${value}`),
        })),
      },
      lineQuestion("number", say(actor, "form.visit.number"), { required: true, askIf: REPAIR }),
      {
        key: "at",
        type: "when",
        precision: "minute",
        label: say(actor, "form.visit.at"),
        required: true,
        until: wallTime(actor.at, actor.store.timezone),
      },
      ...carQuestions(actor),
      wordsQuestion("work", say(actor, "form.visit.work"), { askIf: REPAIR }),
      {
        key: "by",
        type: "choice",
        label: say(actor, "form.visit.by"),
        options: staff
          .filter(({ roles }) => roles.includes("advisor") || roles.includes("consultant"))
          .map(({ code, name }) => ({ value: code, label: name })),
      },
      { key: "byAppointment", type: "yesNo", label: say(actor, "form.visit.byAppointment"), askIf: REPAIR },
      { key: "waitedParts", type: "yesNo", label: say(actor, "form.visit.waitedParts"), askIf: REPAIR },
      { key: "rework", type: "yesNo", label: say(actor, "form.visit.rework"), askIf: REPAIR },
      { key: "track", type: "yesNo", label: say(actor, "form.visit.track"), askIf: REPAIR },
    ];
  },

  values: (actor) => ({ at: wallTime(actor.at, actor.store.timezone) }),

  async run(actor, _subject, given) {
    const car = readCar(actor, given);
    if ("errors" in car) return car;
    const at = readWallTime(given.at, actor.store.timezone);
    if (!at || at > actor.at) return { errors: { at: say(actor, "form.visit.future") } };
    const type = given.type === "delivery" ? "delivery" : "repair";
    const number = wordsOf(given.number)?.normalize("NFKC").toUpperCase();
    const { vehicle, customer } = await filesOf(actor, car);
    const day = dayOf(at, actor.store.timezone);
    const key = number ?? `${vehicle.vin ?? vehicle.plate ?? vehicle.id}:${day}`;
    const [recorded] = await Visit.record(actor.store._id, [
      {
        type,
        key,
        ...(number && { number }),
        data: { at, vehicle: vehicle._id, owner: customer._id, ...details(type, given) },
      },
    ]);
    const known = recorded?.applied === "unchanged";
    return { toast: say(actor, known ? "flow.visit.known" : "flow.visit.entered") };
  },
});

function details(
  type: "delivery" | "repair",
  given: Readonly<Record<string, Value>>,
): Omit<VisitData, "at" | "vehicle"> {
  const by = wordsOf(given.by);
  if (type === "delivery") return by ? { consultant: by } : {};
  const work = wordsOf(given.work);
  const { byAppointment, waitedParts, rework, track } = given;
  return {
    ...(by && { advisor: by }),
    ...(work && { work }),
    ...(typeof byAppointment === "boolean" && { byAppointment }),
    ...(typeof waitedParts === "boolean" && { waitedParts }),
    ...(typeof rework === "boolean" && { rework }),
    ...(typeof track === "boolean" && { track }),
  };
}
