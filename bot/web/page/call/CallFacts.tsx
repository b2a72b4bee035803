import { type ReactNode } from "react";
import { useText } from "../../../../ui/useText.ts";
import { type CallView } from "../../../views.ts";
import { useTime } from "../state/useTime.ts";

/** What the caller reads before he dials: the car, the order, what was said the last time and is still open. */
export function CallFacts({ view }: { view: CallView }): ReactNode {
  const { t } = useText();
  const time = useTime(60_000);
  const at = (moment: string): string => time.moment(new Date(moment), time.now);
  const { vehicle, order, last } = view;
  const circumstances = order && [
    order.byAppointment && t("desk.call.byAppointment"),
    order.waitedForParts && t("desk.call.waitedForParts"),
    order.rework && t("desk.call.rework"),
  ];
  const facts: [string, string][] = [
    [t("desk.car"), joined(vehicle?.model, vehicle?.colour, vehicle?.equipment)],
    [t("desk.call.warranty"), vehicle?.warrantyUntil === undefined ? "" : time.date(vehicle.warrantyUntil)],
    [
      t("desk.call.mileage"),
      vehicle?.mileage === undefined ? "" : t("desk.km", { km: vehicle.mileage.toLocaleString("en") }),
    ],
    [t("desk.order"), joined(order?.number, order?.work)],
    [t("desk.call.handed"), joined(order && at(order.handedAt), order?.by?.name, ...(circumstances || []))],
    [
      t("desk.call.last"),
      joined(
        last && at(last.at),
        last?.score !== undefined && t("desk.call.lastScore", { score: last.score }),
        last?.words,
      ),
    ],
    [t("desk.call.slot"), view.slot ?? ""],
  ];
  return (
    <>
      <dl className="facts one">
        {facts.map(
          ([label, value]) =>
            value !== "" && (
              <div key={label}>
                <dt>{label}</dt>
                <dd className="num">{value}</dd>
              </div>
            ),
        )}
      </dl>
      {view.points.length > 0 && (
        <div className="open-point">
          <small>{t("desk.call.points")}</small>
          {view.points.map(({ key, text }) => (
            <span key={key}>{text}</span>
          ))}
        </div>
      )}
    </>
  );
}

const joined = (...words: (string | false | undefined)[]): string => words.filter(Boolean).join(" · ");
