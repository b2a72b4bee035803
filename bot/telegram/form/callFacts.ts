import { t, type Locale, type TextKey } from "../../../locales/index.ts";
import type { CallView } from "../../callView.ts";
import { shorten } from "../../cards/words.ts";
import { writeMoment } from "../../moment.ts";
import { bold, escaped, muted } from "../cards/html.ts";

/** What the caller has before him while he dials; it goes to him alone. */
export function callFacts(view: CallView, zone: string, locale: Locale): string[] {
  const { phone, speakTo, vehicle = {}, order, last, points, slot } = view;
  const { plate, model, colour, equipment, warrantyUntil, mileage } = vehicle;
  const moment = (at: string): string => writeMoment(at, locale, zone);
  const traits = [
    order?.byAppointment ? t(locale, "desk.call.byAppointment") : undefined,
    order?.waitedForParts ? t(locale, "desk.call.waitedForParts") : undefined,
    order?.rework ? t(locale, "desk.call.rework") : undefined,
  ];
  const rows: [TextKey, string | undefined][] = [
    ["desk.call.ask", `${speakTo.name} \u00b7 ${t(locale, `desk.call.${speakTo.as}`)}`],
    ["card.fact.model", joined(plate, model, colour, equipment)],
    ["desk.call.mileage", mileage === undefined ? undefined : String(mileage)],
    ["desk.call.warranty", warrantyUntil],
    ["card.fact.order", joined(order?.number, order?.work, ...traits)],
    ["desk.call.handed", order && joined(moment(order.handedAt), order.by?.name)],
    ["desk.call.slot", slot],
    [
      "desk.call.last",
      last &&
        joined(
          moment(last.at),
          last.score === undefined ? undefined : t(locale, "desk.call.lastScore", { score: last.score }),
          last.words,
        ),
    ],
  ];
  return [
    // The number stands by itself, so that it can be touched to dial.
    `\ud83d\udcde ${escaped(phone.shown)}`,
    ...rows.flatMap(([key, value]) =>
      value === undefined || value === "" ? [] : [`${bold(t(locale, key))} ${escaped(shorten(value, 300))}`],
    ),
    ...(points.length > 0 ? [bold(t(locale, "desk.call.points"))] : []),
    ...points.map(({ text, department }) => `\u2022 ${escaped(shorten(text, 200))} ${muted(department)}`),
  ];
}

/** The same in one line, while one talks. */
export function callLine({ phone, speakTo, vehicle }: CallView): string {
  return muted(joined(speakTo.name, phone.shown, vehicle?.plate));
}

const joined = (...parts: (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== "").join(" \u00b7 ");
