import { ClipboardCheck } from "lucide-react";
import { type ReactNode } from "react";
import { Plate } from "../../../../ui/Plate.tsx";
import { useText, type PageTextKey } from "../../../../ui/useText.ts";
import { type SheetView } from "../../../views.ts";
import { useTime } from "../state/useTime.ts";
import { outcomeText } from "../texts.ts";

/** The day's end: what was due and done, the mean of each question, and what moves to another day and why. */
export function SheetCard({ view }: { view: SheetView }): ReactNode {
  const { t } = useText();
  const time = useTime(60_000);
  const title = t("desk.sheet", { day: time.calendarDay(view.day) });
  const figures: [PageTextKey, string | number][] = [
    ["desk.sheet.due", view.due],
    ["desk.sheet.attempted", withRate(view.attempted, view.attemptedRate)],
    ["desk.sheet.completed", withRate(view.completed, view.successRate)],
    ["desk.sheet.complaints", view.complaints],
  ];
  return (
    <section className="card sheet" aria-label={title}>
      <h2>
        <ClipboardCheck size={15} aria-hidden />
        {title}
      </h2>
      <dl className="figures">
        {figures.map(([key, value]) => (
          <div key={key}>
            <dt>{t(key)}</dt>
            <dd className="num">{value}</dd>
          </div>
        ))}
      </dl>
      {view.items.length > 0 && (
        <dl className="means">
          {view.items.map(({ code, label, mean }) => (
            <div key={code}>
              <dt className="cut">{label}</dt>
              <dd className="num">{mean === null ? "–" : mean.toFixed(1)}</dd>
            </div>
          ))}
        </dl>
      )}
      {view.moved.length > 0 && (
        <ul className="moved">
          {view.moved.map(({ plate, customer, to, reason }) => (
            <li key={`${plate ?? ""}${customer}`}>
              {plate !== undefined && <Plate quiet>{plate}</Plate>} {customer}{" "}
              <span className="muted">
                {t(reason === "notTried" ? "desk.sheet.notTried" : outcomeText[reason])} ·{" "}
                {t("desk.task.moved", { day: time.calendarDay(to) })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const withRate = (count: number, rate: number | null): string =>
  rate === null ? `${count}` : `${count} · ${Math.round(rate * 100)} %`;
