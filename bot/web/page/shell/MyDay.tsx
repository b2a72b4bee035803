import { Progress, Tooltip } from "antd";
import { type ReactNode } from "react";
import { lengthOf } from "../../../../ui/zonedTime.ts";
import { useText, type PageTextKey } from "../../../../ui/useText.ts";
import { cardsOf } from "../state/items.ts";
import { latestDay } from "../state/tasks.ts";
import { useDeskState, useMe } from "../state/useDesk.ts";
import { useTime } from "../state/useTime.ts";

/** The reader's own share of today: one bar and four figures; nothing for whoever has none. */
export function MyDay({ rail }: { rail: boolean }): ReactNode {
  const { t } = useText();
  const { person } = useMe();
  const { shelf } = useDeskState();
  const { clock } = useTime();
  const day = latestDay(cardsOf(shelf, "callbacks"))?.view;
  const mine = day?.people.find(({ who }) => who.code === person.code);
  if (!day || !mine) return null;
  const percent = mine.due > 0 ? Math.round((100 * mine.done) / mine.due) : 0;
  const progress = t("desk.today.of", { done: mine.done, of: mine.due });
  const label = `${t("desk.today")}: ${progress}`;
  if (rail) {
    return (
      <Tooltip placement="right" title={label}>
        <span className="rail-day">
          <Progress
            type="circle"
            percent={percent}
            size={38}
            status="normal"
            strokeWidth={9}
            format={() => <span className="num">{mine.done}</span>}
            aria-label={label}
          />
        </span>
      </Tooltip>
    );
  }
  const rows: [PageTextKey, string | number][] = [
    ["desk.day.retry", mine.retry],
    ["desk.day.open", mine.open],
    ["desk.today.next", mine.next === undefined ? "–" : clock(new Date(mine.next))],
    ["desk.today.mean", mine.meanSeconds === undefined ? "–" : lengthOf(mine.meanSeconds)],
  ];
  return (
    <section className="my-day" aria-label={t("desk.today")}>
      <div className="between">
        <b>{t("desk.today")}</b>
        <span className="num muted">{progress}</span>
      </div>
      <Progress percent={percent} status="normal" showInfo={false} size={{ height: 6 }} aria-label={label} />
      <dl>
        {rows.map(([key, value]) => (
          <div key={key} className="between">
            <dt>{t(key)}</dt>
            <dd className="num">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
