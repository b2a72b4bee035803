import { ArrowRight, Check, Flag, RotateCw } from "lucide-react";
import { type ReactNode } from "react";
import { Plate } from "../../../../ui/Plate.tsx";
import { useText } from "../../../../ui/useText.ts";
import { type Task } from "../state/tasks.ts";
import { useSide } from "../state/useSide.ts";
import { useTime } from "../state/useTime.ts";
import { outcomeText } from "../texts.ts";

/** A call that is over, or put off, on one line; pressing it opens what was said about it. */
export function TaskLine({ task: { item, view } }: { task: Task }): ReactNode {
  const { t } = useText();
  const { open } = useSide();
  const time = useTime(60_000);
  const { now } = view;
  const who = now.state === "done" ? (now.by ?? view.assignee) : view.assignee;
  return (
    <button type="button" className="line" onClick={() => open({ kind: "thread", ref: item.ref })}>
      {now.state === "done" ? (
        <Check size={15} aria-hidden className="ok" />
      ) : now.state === "moved" ? (
        <ArrowRight size={14} aria-hidden className="muted" />
      ) : (
        <RotateCw size={14} aria-hidden className="muted" />
      )}
      <span className="line-at num">
        {now.state === "done" && time.clock(new Date(now.at))}
        {now.state === "retry" && time.moment(new Date(now.next), time.now)}
        {now.state === "waiting" && "–"}
      </span>
      {view.plate !== undefined && <Plate>{view.plate}</Plate>}
      <span className="cut">{view.customer}</span>
      <span className="grow" />
      {now.state === "retry" && (
        <span className="line-why muted cut">
          {t(outcomeText[now.outcome])} · {t("desk.task.attempt", { count: view.attempts })}
        </span>
      )}
      {now.state === "waiting" && (
        <span className="line-why muted cut">
          {t(outcomeText[now.outcome])} · {t(now.awaits === "number" ? "desk.task.number" : "desk.task.user")}
        </span>
      )}
      {now.state === "moved" && (
        <span className="line-why muted cut">{t("desk.task.moved", { day: time.calendarDay(now.to) })}</span>
      )}
      {now.state === "done" && now.complaint && (
        <span className="bad">
          <Flag size={13} aria-hidden />
          {t("desk.task.complaint")}
        </span>
      )}
      {now.state === "done" && now.score === undefined && !now.complaint && (
        <span className="muted cut">{t(outcomeText[now.outcome])}</span>
      )}
      {now.state === "done" && now.score !== undefined && (
        <b className={now.complaint ? "num score bad" : "num score"}>{now.score.toFixed(1)}</b>
      )}
      <span className="line-who muted">{who?.name}</span>
    </button>
  );
}
