import { Progress } from "antd";
import { type ReactNode } from "react";
import { timeLeft } from "../../../../ui/zonedTime.ts";
import { useText } from "../../../../ui/useText.ts";
import { type ClockView } from "../../../views.ts";
import { urgency, usedShare } from "../state/complaints.ts";
import { useTime } from "../state/useTime.ts";
import { clockText } from "../texts.ts";

/** A deadline that runs: neutral under half, amber from half, red from four fifths, when people are told. */
export function Clock({ clock }: { clock: ClockView }): ReactNode {
  const { t } = useText();
  const time = useTime();
  const due = new Date(clock.due);
  const used = usedShare(clock, time.now);
  const tone = urgency(used);
  const left = timeLeft(due, time.now);
  const [name, remains] = [t(clockText[clock.clock]), t(left.key, left.params)];
  return (
    <div className="clock" data-tone={tone}>
      <div className="between">
        <span>{name}</span>
        <b className="num">{remains}</b>
      </div>
      <Progress
        percent={Math.min(100, Math.max(2, used * 100))}
        showInfo={false}
        size={{ height: 4 }}
        strokeColor={colours[tone]}
        aria-label={`${name} ${remains}`}
      />
      <small className="muted num">{t("desk.clock.by", { at: time.moment(due, time.now) })}</small>
    </div>
  );
}

const colours = {
  calm: "var(--ant-color-text-quaternary)",
  warn: "var(--ant-color-warning)",
  bad: "var(--ant-color-error)",
};
