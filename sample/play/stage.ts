import type { Reply } from "../../bot/chat.ts";
import type { Form } from "../../bot/form.ts";
import type { TaskView } from "../../bot/views.ts";
import type { DeskItem } from "../../bot/web/wire.ts";
import type { TextKey, TextParams } from "../../locales/index.ts";
import type { StaffCode } from "../../models/rules/kinds.ts";
import type { DemoClock } from "../demo/demoClock.ts";
import { buttonOf, type DeskPerson } from "./deskPerson.ts";
import { fillIn, type Wishes } from "./fillIn.ts";

const WAIT_MS = 20_000;
const LOOK_MS = 60;

/** Where the day is played. */
export interface Stage {
  clock: DemoClock;
  /** A moment of the day that is played, such as `10:05`. */
  at(time: string): Date;
  /** Signs in whom it names for the first time. */
  person(code: StaffCode): Promise<DeskPerson>;
  /** Does what is due at this moment, as the schedule would within the minute; then the desk shows it. */
  work(): Promise<void>;
  tell(key: TextKey, params?: TextParams): void;
}

/** Looks until it is there; what nobody sees within 20 seconds does not come. Throws Error. */
export async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  const end = performance.now() + WAIT_MS;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > end) throw new Error(`it did not come: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/** A task's card, with its view. */
export interface TaskItem {
  item: DeskItem;
  task: TaskView;
}

/** The task cards that somebody sees. */
export async function tasksOf(person: DeskPerson): Promise<TaskItem[]> {
  const items = await person.channel("callbacks");
  return items.flatMap((item) => (item.card.view?.kind === "task" ? [{ item, task: item.card.view }] : []));
}

/** Makes one call: takes the task or goes on with it, fills in its form bit by bit, and sends it. */
export async function call(
  { clock }: Stage,
  person: DeskPerson,
  { item, task }: TaskItem,
  wishes: Wishes,
  seconds = 150,
): Promise<Form> {
  const key = `play-${task.subject}-${task.attempts}`;
  const action = buttonOf(item, "start") ? "start" : "resume";
  const form = formOf(await person.press(`${key}-press`, item, action), item);
  const values = fillIn(form, wishes);
  const entries = Object.entries(values);
  const parts = [entries.slice(0, 1), entries.slice(1)].filter(({ length }) => length > 0);
  for (const [i, some] of parts.entries()) {
    await person.draft(`${key}-draft-${i}`, form.formId, Object.fromEntries(some));
    clock.jumpTo(new Date(+clock.now() + (seconds / parts.length) * 1_000));
  }
  const verdict = await person.answer(`${key}-answer`, form.formId, values);
  if (!verdict.ok) throw new Error(`not taken: ${item.card.plain}: ${JSON.stringify(verdict.errors)}`);
  return form;
}

/** Opens a form by a button and sends it. */
export async function submit(
  person: DeskPerson,
  key: string,
  item: DeskItem,
  action: string,
  wishes: Wishes,
): Promise<void> {
  const form = formOf(await person.press(`${key}-press`, item, action), item);
  const verdict = await person.answer(`${key}-answer`, form.formId, fillIn(form, wishes));
  if (!verdict.ok) throw new Error(`not taken: ${item.card.plain}: ${JSON.stringify(verdict.errors)}`);
}

function formOf({ form, toast }: Reply, { card }: DeskItem): Form {
  if (!form) throw new Error(`no form for: ${card.plain}: ${toast ?? ""}`);
  return form;
}
