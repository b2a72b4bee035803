import { callKeys } from "../../bot/forms/call/keys.ts";
import type { StaffCode } from "../../models/rules/kinds.ts";
import { buttonOf, type DeskPerson } from "./deskPerson.ts";
import type { Wishes } from "./fillIn.ts";
import { call, type Stage, type TaskItem, tasksOf, until } from "./stage.ts";

/** Who makes calls. */
export const callers: readonly StaffCode[] = ["li", "chen", "zhao", "sun", "zhou"];

/** Makes the call of one task, unless it was made before a crash; the wishes say what the customer answers. */
export async function callAbout(
  stage: Stage,
  code: StaffCode,
  subject: string,
  attempt: number,
  wishes: Wishes,
  seconds?: number,
): Promise<TaskItem> {
  const person = await stage.person(code);
  const found = await until(`a card to call ${subject}`, async () => {
    const tasks = await tasksOf(person);
    return tasks.find(
      ({ item, task }) => task.subject === subject && (canCall(item) || task.attempts > attempt),
    );
  });
  if (found.task.attempts === attempt && canCall(found.item))
    await call(stage, person, found, wishes, seconds);
  return found;
}

const canCall = (item: TaskItem["item"]): boolean =>
  buttonOf(item, "start") !== undefined || buttonOf(item, "resume") !== undefined;

/**
 * Works off what is open until nothing is left or it is that late. Each round everybody makes one call, all at the
 * same time; a round takes so many minutes of the day.
 */
export async function workOff(stage: Stage, stopAt: Date, minutes: number): Promise<void> {
  const people = await Promise.all(callers.map((code) => stage.person(code)));
  while (stage.clock.now() < stopAt) {
    const cards = await tasksOf(people[0]!);
    const calls = people.flatMap((person) => {
      const next = nextOf(person, cards, stage.clock.now());
      return next ? [{ person, next }] : [];
    });
    if (calls.length === 0) return;
    const seconds = (minutes * 60) / calls.length;
    await Promise.all(calls.map(({ person, next }) => call(stage, person, next, answersOf(next), seconds)));
    for (const { person, next } of calls) tellOf(stage, person, next);
    await stage.work();
  }
}

/** The first card that waits for this person, and whose customer named no time of his own. */
function nextOf({ code }: DeskPerson, cards: readonly TaskItem[], at: Date): TaskItem | undefined {
  return cards.find(({ item, task: { now, assignee, window } }) => {
    if (!canCall(item)) return false;
    if (now.state === "claimed") return now.by.code === code;
    const isTime = !window || (!window.own && new Date(window.from) <= at);
    return now.state === "open" && assignee?.code === code && isTime;
  });
}

function answersOf({ task }: TaskItem): Wishes {
  return task.kinds.includes("verification") ? { values: { [callKeys.reached]: "yes" } } : {};
}

function tellOf({ tell }: Stage, { code }: DeskPerson, { task }: TaskItem): void {
  const { customer, plate = "–", kinds } = task;
  const verified = kinds.includes("verification");
  tell(verified ? "demo.play.verified" : "demo.play.called", { name: code, customer, plate });
}
