import type { DayView, TaskState, TaskView } from "../../../bot/views.ts";
import type { CallbackKind } from "../../../models/rules/kinds.ts";
import { people } from "./people.ts";
import { at, type Say } from "./words.ts";

/** The calls of the fake day, in every state that a card can be in. */
export function taskViews(say: Say): TaskView[] {
  const { li, chen, zhao } = people(say);
  const cars = {
    star: say("星岚 1.5T", "Xinglan 1.5T"),
    far: say("远途 混动", "Yuantu Hybrid"),
    ev: say("云帆 EV", "Yunfan EV"),
  };
  const morning = { from: at("09:30"), to: at("11:30") };
  const task = (
    subject: string,
    kind: CallbackKind,
    plate: string,
    model: keyof typeof cars,
    customer: string,
    now: TaskState,
    more: Partial<TaskView> = {},
  ): TaskView => ({
    kind: "task",
    subject,
    kinds: [kind],
    plate,
    model: cars[model],
    customer,
    window: morning,
    assignee: li,
    points: 0,
    replies: 0,
    attempts: 0,
    now,
    ...more,
  });
  const open: TaskState = { state: "open" };
  const done = (clock: string, score: number, by = li, complaint = false): TaskState => ({
    state: "done",
    outcome: "completed",
    at: at(clock),
    by,
    score,
    complaint,
  });
  return [
    task("t1", "service", "川A·3D57K", "star", say("周先生", "Mr Zhou"), claimed(li, "10:49", 3), {
      work: say("更换前刹车片，四轮定位", "Front brake pads, wheel alignment"),
      order: "R-20418",
      points: 1,
    }),
    task("t2", "service", "川A·8F26M", "ev", say("刘女士", "Ms Liu"), open, {
      work: say("二保，更换空调滤芯", "Second service, cabin filter"),
      carried: true,
    }),
    task("t3", "verification", "川G·51Q08", "far", say("何先生", "Mr He"), open, {
      work: say("返修：空调不制冷，已换压缩机", "Rework: no cooling, compressor replaced"),
      window: { from: at("11:00"), own: true },
      replies: 2,
    }),
    task("t4", "delivery7d", "川A·D·60317", "ev", say("吴女士", "Ms Wu"), open, {
      work: say("新车交付第 7 天", "New car, day 7"),
      window: { from: at("09:45"), to: at("11:30") },
    }),
    task("t5", "service", "川A·77K2R", "star", say("郑先生", "Mr Zheng"), claimed(zhao, "10:50"), {
      work: say("小修：更换左前大灯", "Minor repair: left headlamp"),
      assignee: zhao,
      window: { from: at("11:10"), to: at("11:30") },
    }),
    task("t6", "delivery3d", "川A·29H6T", "star", say("孙女士", "Ms Sun"), open, {
      work: say("新车交付第 3 天", "New car, day 3"),
      window: { from: at("14:00"), to: at("17:00") },
    }),
    task("t7", "service", "川A·5C90P", "far", say("冯先生", "Mr Feng"), putOff("noAnswer", "14:00"), {
      attempts: 1,
    }),
    task("t8", "service", "川A·16X3N", "star", say("许女士", "Ms Xu"), putOff("rescheduled", "14:30"), {
      attempts: 1,
      assignee: zhao,
    }),
    task("t12", "service", "川A·03T7W", "ev", say("袁先生", "Mr Yuan"), putOff("busy", "15:10"), {
      attempts: 2,
    }),
    task(
      "t13",
      "service",
      "川A·66Y4D",
      "star",
      say("蒋女士", "Ms Jiang"),
      { state: "waiting", outcome: "wrongNumber", awaits: "number", of: chen },
      { attempts: 1 },
    ),
    task("t9", "service", "川A·40B8L", "ev", say("韩女士", "Ms Han"), done("10:31", 4.6, li, true), {
      replies: 1,
    }),
    task("t10", "service", "川A·92E1J", "star", say("唐先生", "Mr Tang"), done("10:18", 9.4)),
    task("t11", "delivery7d", "川A·D·58820", "ev", say("曹女士", "Ms Cao"), done("10:05", 9.8, zhao)),
    task("t14", "service", "川A·71V0Q", "far", say("彭先生", "Mr Peng"), done("09:52", 8.7)),
  ];
}

/** The fake day at a glance. */
export function dayView(say: Say): DayView {
  const { li, chen, zhao } = people(say);
  return {
    kind: "day",
    day: "2026-11-24",
    asOf: at("10:52"),
    due: 32,
    done: 17,
    calling: 2,
    retry: 4,
    open: 9,
    carried: 3,
    unposted: 4,
    kinds: [
      { kind: "service", count: 21 },
      { kind: "delivery7d", count: 6 },
      { kind: "delivery3d", count: 3 },
      { kind: "verification", count: 2 },
    ],
    people: [
      { who: li, due: 16, done: 9, retry: 2, open: 5, next: at("11:00"), meanSeconds: 192 },
      { who: chen, due: 10, done: 5, retry: 1, open: 4 },
      { who: zhao, due: 6, done: 3, retry: 1, open: 2 },
    ],
  };
}

const claimed = (by: TaskView["assignee"], since: string, asked?: number): TaskState => ({
  state: "claimed",
  by: by!,
  since: at(since),
  ...(asked !== undefined && { asked }),
});

const putOff = (outcome: "noAnswer" | "busy" | "rescheduled", next: string): TaskState => ({
  state: "retry",
  outcome,
  next: at(next),
});
