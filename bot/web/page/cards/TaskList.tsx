import { useState, type ReactNode } from "react";
import { useKeys } from "../../../../ui/useKeys.ts";
import { useText } from "../../../../ui/useText.ts";
import { type DayView } from "../../../views.ts";
import { type DeskItem } from "../../wire.ts";
import { callable, nextTask, taskGroups, type Whose } from "../state/tasks.ts";
import { usePress } from "../state/usePress.ts";
import { useMe } from "../state/useDesk.ts";
import { useSide } from "../state/useSide.ts";
import { useTime } from "../state/useTime.ts";
import { buttonsOf } from "./buttons.ts";
import { focusCard } from "./focusCard.ts";
import { DoneLines } from "./DoneLines.tsx";
import { TaskCard } from "./TaskCard.tsx";
import { TaskLine } from "./TaskLine.tsx";

interface Props {
  cards: DeskItem[];
  whose: Whose;
  day: DayView | undefined;
}

/** The conversations by what is to be done about them. Arrows move, Enter starts, H hands over, F opens the file. */
export function TaskList({ cards, whose, day }: Props): ReactNode {
  const { t } = useText();
  const { person } = useMe();
  const { side } = useSide();
  const time = useTime(60_000);
  const today = time.isoDay(time.now);
  const groups = taskGroups(cards, person.code, whose, (at) => time.isoDay(new Date(at)) === today);
  const list = callable(groups, person.code);
  const [focused, setFocused] = useState<string>();
  const next = list.find(({ item }) => item.ref === focused) ?? nextTask(groups, person.code);
  const selected = side && "ref" in side ? side.ref : undefined;

  const move = (by: 1 | -1): void => {
    const at = next ? list.indexOf(next) : -1;
    const to = list[Math.min(list.length - 1, Math.max(0, at + by))];
    if (to) focusCard(to.item.ref);
  };
  const presser = usePress();
  const press = (action: string | undefined) => () => {
    if (!next) return;
    const { main, others } = buttonsOf(next.item.card);
    const button = action === undefined ? main : others.find((each) => each.action === action);
    if (button) presser.press(button, next.item.ref);
  };
  useKeys(
    {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      j: () => move(1),
      k: () => move(-1),
      Enter: press(undefined),
      h: press("handOver"),
      f: press("file"),
    },
    !side || side.kind === "thread" || side.kind === "answer",
  );

  const unposted = whose === "all" && day ? day.unposted : 0;
  return (
    <>
      <Group title={t("desk.list.mine")} count={groups.mine.length}>
        {groups.mine.map((task) => (
          <TaskCard
            key={task.item.ref}
            task={task}
            presser={presser}
            isNext={false}
            isSelected={task.item.ref === selected}
            onFocus={() => setFocused(task.item.ref)}
          />
        ))}
      </Group>
      <Group title={t("desk.list.open")} count={groups.open.length + unposted}>
        {groups.open.map((task) => (
          <TaskCard
            key={task.item.ref}
            task={task}
            presser={presser}
            isNext={task === next && side?.kind !== "call"}
            isSelected={task.item.ref === selected}
            onFocus={() => setFocused(task.item.ref)}
          />
        ))}
        {unposted > 0 && <p className="more">{t("desk.list.unposted", { count: unposted })}</p>}
      </Group>
      <Group title={t("desk.list.retry")} count={groups.retry.length}>
        <div className="lines">
          {groups.retry.map((task) => (
            <TaskLine key={task.item.ref} task={task} />
          ))}
        </div>
      </Group>
      <Group title={t("desk.list.done")} count={groups.done.length}>
        <DoneLines tasks={groups.done} />
      </Group>
    </>
  );
}

function Group({ title, count, children }: { title: string; count: number; children: ReactNode }): ReactNode {
  if (count === 0) return null;
  return (
    <section className="group" aria-label={title}>
      <h2>
        {title} <span className="num">{count}</span>
      </h2>
      {children}
    </section>
  );
}
