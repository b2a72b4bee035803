import { type ReactNode } from "react";
import { useText } from "../../../../ui/useText.ts";
import { type TaskView } from "../../../views.ts";
import { KindTag } from "../cards/KindTag.tsx";
import { useTime } from "../state/useTime.ts";
import { outcomeText } from "../texts.ts";

/** What a call is about and how it ended, above what was said about it. */
export function TaskDigest({ view }: { view: TaskView }): ReactNode {
  const { t } = useText();
  const time = useTime(60_000);
  const { now } = view;
  const ended =
    now.state === "done" || now.state === "retry" || now.state === "waiting" ? now.outcome : undefined;
  const facts: [string, string | undefined][] = [
    [t("desk.order"), view.order],
    [t("desk.work"), view.work],
    [t("desk.assignee"), view.assignee?.name],
    [t("desk.outcome"), ended && t(outcomeText[ended])],
    [t("desk.score"), now.state === "done" ? now.score?.toFixed(1) : undefined],
    [t("desk.at"), now.state === "done" ? time.moment(new Date(now.at), time.now) : undefined],
    [t("desk.next"), now.state === "retry" ? time.moment(new Date(now.next), time.now) : undefined],
  ];
  return (
    <>
      <p className="task-who">
        {view.kinds.map((kind) => (
          <KindTag key={kind} kind={kind} />
        ))}
      </p>
      <dl className="facts one">
        {facts.map(
          ([label, value]) =>
            value !== undefined && (
              <div key={label}>
                <dt>{label}</dt>
                <dd className="num">{value}</dd>
              </div>
            ),
        )}
      </dl>
    </>
  );
}
