import { Tooltip } from "antd";
import { Pin } from "lucide-react";
import { type ReactNode } from "react";
import { Initial } from "../../../../ui/Initial.tsx";
import { useText, type PageTextKey } from "../../../../ui/useText.ts";
import { type DayView } from "../../../views.ts";
import { useTime } from "../state/useTime.ts";
import { kindText } from "../texts.ts";

/** The day at a glance; pinned, edited in place all day. */
export function DayCard({ view }: { view: DayView }): ReactNode {
  const { t } = useText();
  const time = useTime();
  const title = time.calendarDay(view.day);
  return (
    <section className="card day-card" aria-label={title}>
      <div className="between">
        <h2>
          <Pin size={14} aria-label={t("desk.day.pinned")} />
          {title}
        </h2>
        <small className="muted">
          <b className="num">{t("desk.day.due", { count: view.due })}</b>
          {view.carried > 0 && ` · ${t("desk.day.carried", { count: view.carried })}`}
          <span className="wide-only">
            {" · "}
            {view.closed ? t("desk.day.closed") : t("desk.day.asOf", { at: time.clock(new Date(view.asOf)) })}
          </span>
        </small>
      </div>
      <div className="stack-bar" aria-hidden>
        {parts.map(([part]) => (
          <i key={part} data-part={part} style={{ flexGrow: view[part] }} />
        ))}
      </div>
      <dl className="figures">
        {parts.map(([part, label]) => (
          <div key={part}>
            <dt>
              <i data-part={part} />
              {t(label)}
            </dt>
            <dd className="num">{view[part]}</dd>
          </div>
        ))}
      </dl>
      <div className="between day-foot">
        <span>
          {view.kinds.map(({ kind, count }) => (
            <span key={kind} className="pair">
              {t(kindText[kind])} <b className="num">{count}</b>
            </span>
          ))}
        </span>
        <span className="people">
          {view.people.map(({ who, done, due }) => (
            <Tooltip key={who.code} title={who.name}>
              <span className="pair">
                <Initial name={who.name} size={20} />
                <span className="unseen">{who.name}</span>
                <span className="num">
                  {done}/{due}
                </span>
              </span>
            </Tooltip>
          ))}
        </span>
      </div>
    </section>
  );
}

const parts: ["done" | "calling" | "retry" | "open", PageTextKey][] = [
  ["done", "desk.day.done"],
  ["calling", "desk.day.calling"],
  ["retry", "desk.day.retry"],
  ["open", "desk.day.open"],
];
