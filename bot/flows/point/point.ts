import { AppError } from "../../../locales/appError.ts";
import { Callback } from "../../../models/callback.ts";
import { Customer } from "../../../models/customer.ts";
import { Point } from "../../../models/point.ts";
import { manages } from "../../../models/rules/staff.ts";
import { afterNumber } from "../../../models/rules/retry.ts";
import { dayOf } from "../../../models/rules/days.ts";
import { wordsOf } from "../../forms/checkForm.ts";
import { readPhone } from "../../forms/entries.ts";
import { type Actor, say } from "../actor.ts";
import { colleagueQuestions, handedOver, otherThan } from "../colleagues.ts";
import { asking, type Press, type Target } from "../flow.ts";
import { audit } from "../permit.ts";

/** Says what came of a point; the answer to a question for a number is the number, and the call goes on with it. */
export const answerPoint = asking({
  name: "answer",
  title: "form.point.title",
  subject: ownPoint,
  offered: stillOpen,
  questions: (actor, { kind, text }) => [
    {
      key: "answer",
      type: "text",
      lines: kind === "number" ? "one" : "many",
      label: say(actor, kind === "number" ? "form.point.number" : "form.point.answer"),
      ...(text !== "" && { hint: text }),
      required: true,
      maxLength: 1_000,
    },
  ],
  async run(actor, point, { answer }) {
    const text = wordsOf(answer) ?? "";
    if (point.kind !== "number") {
      await point.answer(actor.act, text);
      return { toast: say(actor, "flow.point.answered") };
    }
    const phone = readPhone(text);
    if (!phone) return { errors: { answer: say(actor, "form.badPhone") } };
    const answered = await point.answer(actor.act, phone);
    await callAgain(actor, answered, phone);
    await answered.settle({ ...actor.act, by: `${actor.act.by}#settled` }, phone);
    return { toast: say(actor, "flow.point.numberFound") };
  },
});

/** Confirms with its owner that a point stands as it is written, before the next call [002]: one press. */
export const confirmPoint: Press = async (actor, target) => {
  const point = await ownPoint(actor, target);
  await point.confirm(actor.act);
  return { toast: say(actor, "flow.point.confirmed") };
};

/** Gives a point to a colleague. */
export const handOverPoint = asking({
  name: "handOverPoint",
  title: "form.handOver.title",
  subject: ownPoint,
  questions: (actor, { owner }) => colleagueQuestions(actor, otherThan(owner)),
  async run(actor, point, { to }) {
    await point.handOver(actor.act, String(to));
    return handedOver(actor, to);
  },
});

/** The point, for its owner, who noted it, its department's manager, a clerk, or who runs the store. */
async function ownPoint(actor: Actor, { id }: Target): Promise<Point> {
  const point = await Point.named(actor.store._id, id);
  const { person } = actor;
  const runs = person.roles.some((role) => role === "gm" || role === "admin" || role === "clerk");
  const owns = point.owner === person.code || point.person === person.code;
  // What belongs to nobody may be answered by whoever knows.
  if (runs || owns || point.owner === undefined || manages(person, point.department)) return point;
  await audit(actor, "point", `point:${id}`);
  throw new AppError("flow.point.notYours");
}

function stillOpen({ state }: Point): void {
  if (state === "settled") throw new AppError("point.alreadySettled");
}

/** The call that waited for a number goes to who has it, at the next time for calls or, if that is too late, ends. */
async function callAgain({ store, act, at }: Actor, point: Point, phone: string): Promise<void> {
  if (!point.callback) return;
  const callback = await Callback.named(store._id, point.callback);
  if (!callback.waitingFor?.point.equals(point._id)) return;
  const { name, address, slot } = await Customer.named(store._id, callback.customer);
  const customer = await Customer.byPhone(store._id, phone, {
    ...(name && { name }),
    ...(address && { address }),
    ...(slot && { slot }),
  });
  const deed = (part: string) => ({ by: `${act.by}#${part}`, at });
  const windows = store.callHours();
  const week = customer.slotWeek();
  const step = afterNumber(at, {
    windows,
    limit: store.limits.attempts,
    until: callback.retryUntil,
    ...(week && { slot: week }),
  });
  const redirected = await callback.redirect(deed("redirect"), customer._id);
  if (step.step === "call") {
    await redirected.resume(deed("resume"), { day: dayOf(step.at, windows.zone), window: null });
  } else if (step.step === "end") {
    await redirected.end(deed("end"), step.outcome);
  }
}
