import { t } from "../../../locales/index.ts";
import { timeText } from "../../cards/times.ts";
import type { Option, Question } from "../../form.ts";
import { endOfDay, wallTime } from "../wallTime.ts";
import type { CallScene } from "./callScene.ts";
import { callKeys, endValues, insteadOutcomes, later, notReached, reachedValues, refused } from "./keys.ts";
import { timeOffers } from "./timeOffers.ts";

/** "Reached?", the ways out of a call, and what happened instead of it. */
export function dialQuestions(scene: CallScene, now: Date): Question[] {
  const { store, lead, customer, reader } = scene;
  const { locale, zone } = reader;
  const slot = customer.slotWeek();
  const last = endOfDay(lead.retryUntil, zone);
  const offers = timeOffers(now, store.callHours(), slot)
    .filter((at) => at <= last)
    .map((at): Option => ({ value: wallTime(at, zone), label: timeText(at, reader, now) }));
  return [
    {
      key: callKeys.reached,
      type: "choice",
      label: t(locale, "form.call.reached"),
      required: true,
      options: reachedValues.map((value) => ({ value, label: t(locale, `form.call.reached.${value}`) })),
    },
    {
      key: callKeys.end,
      type: "choice",
      label: t(locale, "form.call.end"),
      options: endOptions(scene),
      askIf: { op: "=", item: callKeys.reached, value: "yes" },
    },
    {
      key: callKeys.outcome,
      type: "choice",
      label: t(locale, "form.call.which"),
      required: true,
      askIf: notReached,
      options: insteadOutcomes.map((value) => ({
        value,
        label: t(locale, `outcome.${value}`),
        hint: t(locale, hints[value]),
      })),
    },
    {
      key: callKeys.when,
      type: "when",
      precision: "minute",
      label: t(locale, "form.call.when"),
      hint: t(locale, "form.call.oneTime"),
      required: true,
      askIf: later,
      from: wallTime(now, zone),
      until: wallTime(last, zone),
      ...(offers.length > 0 && { offers }),
    },
    {
      key: callKeys.refusal,
      type: "choice",
      label: t(locale, "form.call.howRefused"),
      required: true,
      askIf: refused,
      options: (["refusedSoft", "refusedHard"] as const).map((value) => ({
        value,
        label: t(locale, `outcome.${value}`),
        hint: t(locale, `form.call.then.${value}`),
      })),
    },
    {
      key: callKeys.reason,
      type: "text",
      lines: "one",
      maxLength: 300,
      label: t(locale, "form.call.reason"),
      askIf: { op: "=", item: callKeys.refusal, value: "refusedHard" },
    },
  ];
}

/** The ways out of a conversation under way. */
export function endOptions({ reader: { locale } }: CallScene): Option[] {
  return endValues.map((value) => ({ value, label: t(locale, `form.call.end.${value}`) }));
}

const hints = {
  noAnswer: "form.call.then.retry",
  busy: "form.call.then.retry",
  poweredOff: "form.call.then.retry",
  wrongNumber: "form.call.then.number",
  invalidNumber: "form.call.then.number",
  suspended: "form.call.then.number",
  ineligible: "form.call.then.user",
} as const;
