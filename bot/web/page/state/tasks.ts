import { type DayView, type TaskView } from "../../../views.ts";
import { type DeskItem } from "../../wire.ts";
import { viewed, type Viewed } from "./items.ts";
import { byText, LAST } from "./order.ts";

/** A conversation in the list. */
export type Task = Viewed<TaskView>;

/** Whose conversations are listed. */
export type Whose = "mine" | "all";

/** The conversations by what is to be done about them, each group in the order in which it is worked. */
export interface TaskGroups {
  /** Claimed by the reader. */
  mine: Task[];
  /** To be called, or claimed by somebody else. */
  open: Task[];
  /** Put off, or waiting for somebody. */
  retry: Task[];
  /** Over on that day, the latest first. */
  done: Task[];
}

/** Sorts a channel's conversations for one reader; `isToday` tells the moments of his day. */
export function taskGroups(
  items: readonly DeskItem[],
  reader: string,
  whose: Whose,
  isToday: (at: string) => boolean,
): TaskGroups {
  const tasks = viewed(items, "task").filter((task) => whose === "all" || isOwn(task, reader));
  const inState = (...states: TaskView["now"]["state"][]): Task[] =>
    tasks.filter(({ view }) => states.includes(view.now.state));
  return {
    mine: inState("claimed").filter((task) => isMine(task, reader)),
    open: inState("open", "claimed")
      .filter((task) => !isMine(task, reader))
      .toSorted(byTurn),
    retry: inState("retry", "waiting", "moved").toSorted((a, b) => byText(thenOf(a), thenOf(b))),
    done: inState("done")
      .filter(({ view: { now } }) => now.state === "done" && isToday(now.at))
      .toSorted((a, b) => byText(doneAt(b), doneAt(a))),
  };
}

/** Whether the reader has claimed it. */
export const isMine = ({ view: { now } }: Task, reader: string): boolean =>
  now.state === "claimed" && now.by.code === reader;

/** The conversations that the reader can begin or go on with, in the order of the list. */
export function callable(groups: TaskGroups, reader: string): Task[] {
  return [...groups.mine, ...groups.open.filter(({ view }) => view.now.state === "open")].filter(
    (task) => isMine(task, reader) || (task.item.card.buttons ?? []).flat().length > 0,
  );
}

/** The conversation to offer next: the reader's own first, whatever is open else. */
export function nextTask(groups: TaskGroups, reader: string, except?: string): Task | undefined {
  const list = callable(groups, reader).filter(({ item }) => item.ref !== except);
  return list.find(({ view }) => view.now.state === "open" && view.assignee?.code === reader) ?? list[0];
}

/** The newest day of a channel. */
export function latestDay(items: readonly DeskItem[]): Viewed<DayView> | undefined {
  return viewed(items, "day").toSorted((a, b) => byText(b.view.day, a.view.day))[0];
}

function isOwn({ view: { now, assignee } }: Task, reader: string): boolean {
  const by = now.state === "claimed" || now.state === "done" ? now.by : undefined;
  return assignee?.code === reader || by?.code === reader;
}

// Carried-over ones first, then by the beginning of their window [002].
function byTurn(a: Task, b: Task): number {
  const carried = Number(b.view.carried ?? false) - Number(a.view.carried ?? false);
  return carried || byText(a.view.window?.from ?? LAST, b.view.window?.from ?? LAST);
}

const thenOf = ({ view: { now } }: Task): string =>
  now.state === "retry" ? now.next : now.state === "moved" ? now.to : LAST;

const doneAt = ({ view: { now } }: Task): string => (now.state === "done" ? now.at : "");
