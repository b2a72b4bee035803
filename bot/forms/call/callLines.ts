import { t } from "../../../locales/index.ts";
import type { CallView } from "../../callView.ts";
import { styled } from "../../cards/inline.ts";
import { dateText, timeText } from "../../cards/times.ts";
import type { FormLine } from "../../form.ts";
import type { Inline } from "../../message.ts";
import type { CallScene } from "./callScene.ts";
import { scriptLines } from "./itemQuestions.ts";
import { callKeys, talking } from "./keys.ts";

/** A call's view in words, for a chat that asks question by question or in a window: its number is for one alone. */
export function callLines(view: CallView, scene: CallScene, now: Date): FormLine[] {
  const { points, steps } = view;
  const first = points[0]?.key ?? steps.items[0];
  const { closes } = steps;
  const aloud = (before: string, text: string): FormLine[] =>
    text === "" ? [] : [{ before, text: [[text]], aloud: true, inView: true, askIf: talking }];
  return [
    { before: callKeys.reached, text: headLines(view, scene, now), inView: true },
    ...aloud(first ?? callKeys.passOn, steps.opening),
    ...scriptLines(scene, closes),
    ...aloud(closes, steps.closing),
  ];
}

/** What the caller has to know: the number, whom to ask for, the car, the order, and what was said the last time. */
function headLines(view: CallView, { reader }: CallScene, now: Date): Inline[][] {
  const { locale } = reader;
  const { phone, speakTo, vehicle, order, last, slot, points } = view;
  const at = (moment: string): string => timeText(new Date(moment), reader, now);
  const facts: [string, (string | false | undefined)[]][] = [
    [t(locale, "desk.car"), [vehicle?.plate, vehicle?.model, vehicle?.colour, vehicle?.equipment]],
    [
      t(locale, "desk.call.warranty"),
      [vehicle?.warrantyUntil !== undefined && dateText(vehicle.warrantyUntil, reader)],
    ],
    [
      t(locale, "desk.call.mileage"),
      [vehicle?.mileage !== undefined && t(locale, "desk.km", { km: vehicle.mileage.toLocaleString("en") })],
    ],
    [t(locale, "desk.order"), [order?.number, order?.work]],
    [
      t(locale, "desk.call.handed"),
      [
        order && at(order.handedAt),
        order?.by?.name,
        order?.byAppointment && t(locale, "desk.call.byAppointment"),
        order?.waitedForParts && t(locale, "desk.call.waitedForParts"),
        order?.rework && t(locale, "desk.call.rework"),
      ],
    ],
    [
      t(locale, "desk.call.last"),
      [
        last && at(last.at),
        last?.score !== undefined && t(locale, "desk.call.lastScore", { score: last.score }),
        last?.words,
      ],
    ],
    [t(locale, "desk.call.slot"), [slot]],
    [t(locale, "desk.call.points"), points.map(({ text }) => text)],
  ];
  return [
    [styled("bold", phone.shown)],
    [
      `${t(locale, "desk.call.ask")} `,
      styled("bold", speakTo.name),
      ` · ${t(locale, standings[speakTo.as])}`,
    ],
    ...facts.flatMap(([label, words]): Inline[][] => {
      const said = words.filter(Boolean).join(" · ");
      return said === "" ? [] : [[styled("muted", label), ` ${said}`]];
    }),
  ];
}

const standings = {
  bringer: "desk.call.bringer",
  owner: "desk.call.owner",
  both: "desk.call.both",
} as const;
