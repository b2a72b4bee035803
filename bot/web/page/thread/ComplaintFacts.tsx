import { type ReactNode } from "react";
import { useText } from "../../../../ui/useText.ts";
import { type ComplaintView } from "../../../views.ts";
import { useTime } from "../state/useTime.ts";
import { kindText, levelText } from "../texts.ts";

/** What is known of a complaint, what was planned and promised. The number is masked: several people read here. */
export function ComplaintFacts({ view }: { view: ComplaintView }): ReactNode {
  const { t } = useText();
  const time = useTime(60_000);
  const at = (moment: string): string => time.moment(new Date(moment), time.now);
  const from = [
    view.from.by?.name,
    view.from.kind ? t(kindText[view.from.kind]) : t("desk.complaint.byHand"),
  ];
  const short: [string, string | undefined][] = [
    [t("desk.order"), view.order],
    [t("desk.car"), view.model],
    [t("desk.phone"), view.phone],
    [t("desk.complaint.from"), from.filter((word) => word !== undefined).join(" · ")],
    [t("desk.complaint.owner"), view.owner?.name],
    [t("desk.complaint.level"), t(levelText[view.level])],
  ];
  const long: [string, string][] = [
    ...(view.plan
      ? ([
          [t("desk.complaint.cause"), view.plan.cause],
          [
            t("desk.complaint.measure"),
            `${view.plan.measure} · ${t("desk.clock.by", { at: at(view.plan.by) })}`,
          ],
        ] as [string, string][])
      : []),
    ...view.promised.map(({ text, by, kept }): [string, string] => [
      t("desk.complaint.promised"),
      `${text} · ${kept ? t("desk.complaint.kept") : t("desk.clock.by", { at: at(by) })}`,
    ]),
    ...view.compensation.map(({ amount, state, by }): [string, string] => [
      t("desk.complaint.compensation"),
      `${t(compensationText[state], { amount })} · ${by.name}`,
    ]),
    ...(view.closed?.reason === undefined
      ? []
      : [[t("desk.complaint.reason"), view.closed.reason] as [string, string]]),
  ];
  return (
    <>
      <dl className="facts">
        {short.map(
          ([label, value]) =>
            value !== undefined && (
              <div key={label}>
                <dt>{label}</dt>
                <dd className="num">{value}</dd>
              </div>
            ),
        )}
      </dl>
      {long.length > 0 && (
        <dl className="facts one">
          {long.map(([label, value]) => (
            <div key={label + value}>
              <dt>{label}</dt>
              <dd className="num">{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

const compensationText = {
  noted: "card.compensation.noted",
  asked: "card.compensation.asked",
  approved: "card.compensation.approved",
  refused: "card.compensation.refused",
} as const;
