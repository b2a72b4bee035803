import { type ReactNode } from "react";
import { Plate } from "../../../../ui/Plate.tsx";
import { useText } from "../../../../ui/useText.ts";
import { type FileView } from "../../../views.ts";
import { useTime } from "../state/useTime.ts";
import { consentText, kindText, outcomeText, stepText } from "../texts.ts";
import { FileList } from "./FileList.tsx";

/** The file of one vehicle and its customer: who, what car, and all that happened [004]. */
export function FileCard({ view }: { view: FileView }): ReactNode {
  const { t } = useText();
  const time = useTime(60_000);
  const at = (moment: string): string => time.moment(new Date(moment), time.now);
  const { vehicle } = view;
  const facts: [string, string | undefined][] = [
    [t("desk.phone"), view.phone],
    [t("desk.file.consent"), t(consentText[view.consent])],
    [t("desk.file.slot"), view.slot],
    [t("desk.car"), joined(vehicle?.model, vehicle?.colour, vehicle?.equipment)],
    [t("desk.file.vin"), view.vin],
    [
      t("desk.call.warranty"),
      vehicle?.warrantyUntil === undefined ? undefined : time.date(vehicle.warrantyUntil),
    ],
    [
      t("desk.call.mileage"),
      vehicle?.mileage === undefined ? undefined : t("desk.km", { km: vehicle.mileage.toLocaleString("en") }),
    ],
  ];
  return (
    <div className="file">
      <p className="task-who">
        {vehicle?.plate !== undefined && <Plate>{vehicle.plate}</Plate>}
        <b>{view.customer}</b>
      </p>
      {view.doNotCall && (
        <p className="do-not-call">
          {t("desk.file.doNotCall", { at: at(view.doNotCall.since) })}
          {view.doNotCall.reason !== undefined && ` · ${view.doNotCall.reason}`}
        </p>
      )}
      <dl className="facts one">
        {facts.map(
          ([label, value]) =>
            value !== undefined &&
            value !== "" && (
              <div key={label}>
                <dt>{label}</dt>
                <dd className="num">{value}</dd>
              </div>
            ),
        )}
      </dl>
      <FileList
        title={t("desk.file.points")}
        rows={view.points.map(({ text, department, state }) => ({
          at: t(pointText[state]),
          text: joined(text, department),
          tone: state === "settled" ? undefined : "warn",
        }))}
      />
      <FileList
        title={t("desk.file.calls")}
        rows={view.calls.map(({ at: when, kind, outcome, by, score, words = [] }) => ({
          at: at(when),
          text: joined(t(kindText[kind]), t(outcomeText[outcome]), by?.name),
          end: score?.toFixed(1),
          words,
        }))}
      />
      <FileList
        title={t("desk.file.complaints")}
        rows={view.complaints.map(({ since, step, words }) => ({
          at: at(since),
          text: t(stepText[step]),
          words: [words],
        }))}
      />
      <FileList
        title={t("desk.file.visits")}
        rows={view.visits.map(({ at: when, type, order, work, by }) => ({
          at: at(when),
          text: joined(
            t(type === "delivery" ? "desk.file.delivery" : "desk.file.repair"),
            order,
            work,
            by?.name,
          ),
        }))}
      />
    </div>
  );
}

const pointText = {
  open: "desk.point.open",
  answered: "desk.point.answered",
  settled: "desk.point.settled",
} as const;

const joined = (...words: (string | undefined)[]): string => words.filter(Boolean).join(" · ");
