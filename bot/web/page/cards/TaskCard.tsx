import { MessageSquare } from "lucide-react";
import { type ReactNode } from "react";
import { Plate } from "../../../../ui/Plate.tsx";
import { useText } from "../../../../ui/useText.ts";
import { isMine, type Task } from "../state/tasks.ts";
import { useMe } from "../state/useDesk.ts";
import { type Presser } from "../state/usePress.ts";
import { useSide } from "../state/useSide.ts";
import { useTime } from "../state/useTime.ts";
import { repliesText } from "../texts.ts";
import { KindTag } from "./KindTag.tsx";
import { TaskButtons } from "./TaskButtons.tsx";
import { TaskClaim } from "./TaskClaim.tsx";

interface Props {
  task: Task;
  /** The one that Enter starts. */
  isNext: boolean;
  /** It stands at the side. */
  isSelected: boolean;
  presser: Presser;
  onFocus(): void;
}

/** One conversation to hold: open, the reader's own, or taken. Who on the first line, what and when on the second. */
export function TaskCard({ task, isNext, isSelected, presser, onFocus }: Props): ReactNode {
  const { t } = useText();
  const { person } = useMe();
  const { open } = useSide();
  const { item, view } = task;
  const isTaken = view.now.state === "claimed" && !isMine(task, person.code);
  return (
    <article
      data-ref={item.ref}
      tabIndex={isTaken ? -1 : 0}
      className="card task"
      data-state={isTaken ? "taken" : view.now.state}
      data-next={isNext || undefined}
      data-selected={isSelected || undefined}
      aria-label={item.card.plain}
      onFocus={onFocus}
    >
      <div className="task-main">
        <p className="task-who">
          {view.kinds.map((kind) => (
            <KindTag key={kind} kind={kind} />
          ))}
          {view.plate !== undefined && <Plate>{view.plate}</Plate>}
          <span>{view.customer}</span>
          <span className="muted task-model">{view.model}</span>
        </p>
        <p className="task-what">
          <Window task={task} />
          {view.carried && <span className="warn nowrap">{t("desk.task.carried")}</span>}
          {view.late && <span className="warn nowrap">{t("desk.task.late")}</span>}
          {view.points > 0 && (
            <span className="warn nowrap">{t("desk.task.points", { count: view.points })}</span>
          )}
          <span className="cut">{view.work}</span>
          {view.replies > 0 && (
            <button
              type="button"
              className="replies muted"
              aria-label={repliesText(t, view.replies)}
              onClick={() => open({ kind: "thread", ref: item.ref })}
            >
              <MessageSquare size={13} aria-hidden />
              <span className="num">{view.replies}</span>
            </button>
          )}
        </p>
      </div>
      <div className="task-do">
        {view.now.state === "claimed" && (
          <TaskClaim now={view.now} isMine={!isTaken} isSelected={isSelected} />
        )}
        {!isTaken && !isSelected && (
          <TaskButtons presser={presser} item={item} isMine={view.now.state === "claimed"} isNext={isNext} />
        )}
      </div>
    </article>
  );
}

/** When to call: the window, or the time that the customer asked for. */
function Window({ task: { view } }: { task: Task }): ReactNode {
  const { t } = useText();
  const { clock } = useTime(60_000);
  if (!view.window) return null;
  const { from, to, own } = view.window;
  const hours = [from, ...(to === undefined ? [] : [to])].map((at) => clock(new Date(at))).join("–");
  return (
    <span className={own ? "num nowrap warn" : "num nowrap muted"}>
      {own ? t("desk.task.own", { at: hours }) : hours}
    </span>
  );
}
