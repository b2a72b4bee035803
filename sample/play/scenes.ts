import { callKeys } from "../../bot/forms/call/keys.ts";
import type { Values } from "../../bot/form.ts";
import type { TextKey } from "../../locales/index.ts";
import type { StaffCode } from "../../models/rules/kinds.ts";
import type { Cast } from "../demo/demoFile.ts";
import { callAbout, workOff } from "./calls.ts";
import { complaintWith, step } from "./complaintSteps.ts";
import { type Stage, until } from "./stage.ts";

/** Who calls in each part of the story. */
export const roles = {
  content: "li",
  moved: "li",
  pleased: "chen",
  waited: "chen",
  unreached: "zhao",
  overcharged: "zhao",
} as const satisfies Record<keyof Cast, StaffCode>;

/** One scene of the day; played again after a crash it does nothing twice. */
export interface Scene {
  name: string;
  /** When it begins; later if the day is later already. */
  at: string;
  play(stage: Stage, cast: Cast): Promise<void>;
}

/** What the two customers say who complain. */
export const words = {
  waited: "约好九点，快十二点才开始，中间没人说一声",
  overcharged: "结账比报的多了三百多，问了两次都没讲清楚",
} as const;

const yes: Values = { [callKeys.reached]: "yes" };
const notReached: Values = { [callKeys.reached]: "no", [callKeys.outcome]: "noAnswer" };
const low = (overall: number, urgent: boolean): Values => ({
  ...yes,
  overall,
  [callKeys.complaint]: true,
  [callKeys.angry]: true,
  ...(urgent && { [callKeys.urgent]: true }),
});

const told: Record<keyof Cast | "unreachedAgain", TextKey> = {
  content: "demo.play.content",
  moved: "demo.play.moved",
  pleased: "demo.play.pleased",
  waited: "demo.play.waited",
  unreached: "demo.play.unreached",
  unreachedAgain: "demo.play.unreachedAgain",
  overcharged: "demo.play.overcharged",
};

/** The day from its first call to its sheet. */
export function scenesOf(day: string, minutes: number): Scene[] {
  const calls = (name: keyof Cast, attempt: number, values: Values, said?: string): Scene["play"] =>
    async function play(stage, cast) {
      const code = roles[name];
      const wishes = { values, ...(said && { words: said }) };
      const { task } = await callAbout(
        stage,
        code,
        cast[name],
        attempt,
        wishes,
        values === notReached ? 35 : 160,
      );
      const { customer, plate = "–" } = task;
      stage.tell(told[attempt > 0 ? "unreachedAgain" : name], { customer, plate, name: code });
    };
  return [
    { name: "content", at: "09:31", play: calls("content", 0, { ...yes, overall: 10 }) },
    { name: "pleased", at: "09:35", play: calls("pleased", 0, { ...yes, overall: 9 }) },
    { name: "unreached", at: "09:39", play: calls("unreached", 0, notReached) },
    {
      name: "moved",
      at: "09:42",
      play: calls("moved", 0, { [callKeys.reached]: "later", [callKeys.when]: `${day}T15:00` }),
    },
    { name: "waited", at: "09:46", play: calls("waited", 0, low(4, true), words.waited) },
    { name: "overcharged", at: "09:51", play: calls("overcharged", 0, low(5, false), words.overcharged) },
    {
      name: "acknowledge",
      at: "09:56",
      async play(stage) {
        const { owner, view } = await step(stage, words.waited, "acknowledge");
        stage.tell("demo.play.acknowledged", { name: owner.code, customer: view.customer });
      },
    },
    {
      name: "reply",
      at: "09:58",
      async play(stage) {
        const { owner, channel, item, view } = await complaintWith(stage, words.waited);
        await owner.say(
          `play-${view.subject}-reply`,
          channel,
          item.ref,
          "查了派工记录，工位确实排满了。我中午前给客户回电话。",
        );
        stage.tell("demo.play.replied", { name: owner.code });
      },
    },
    {
      name: "plan",
      at: "10:04",
      async play(stage) {
        const { owner } = await step(stage, words.waited, "plan", {
          values: {
            cause: "上午预约集中，没有告诉客户进度",
            measure: "向客户致歉，送一次洗车，预约错峰",
            until: `${day}T17:30`,
          },
        });
        stage.tell("demo.play.planned", { name: owner.code });
      },
    },
    {
      name: "second",
      at: "10:08",
      async play(stage) {
        const { owner, view } = await step(stage, words.overcharged, "acknowledge");
        stage.tell("demo.play.acknowledged", { name: owner.code, customer: view.customer });
      },
    },
    {
      name: "told",
      at: "10:15",
      async play(stage) {
        const { owner } = await step(stage, words.waited, "tellCustomer", {
          values: { text: "已电话致歉，客户接受" },
        });
        stage.tell("demo.play.told", { name: owner.code });
      },
    },
    {
      name: "morning",
      at: "10:18",
      play: (stage) => workOff(stage, stage.at("11:25"), minutes),
    },
    {
      name: "done",
      at: "13:40",
      async play(stage) {
        const { owner } = await step(stage, words.waited, "measureDone", {
          values: { text: "洗车券已送到，错峰预约已改" },
        });
        stage.tell("demo.play.done", { name: owner.code });
      },
    },
    { name: "again", at: "14:02", play: calls("unreached", 1, notReached) },
    {
      name: "afternoon",
      at: "14:05",
      play: (stage) => workOff(stage, stage.at("14:55"), minutes),
    },
    {
      name: "closed",
      at: "14:10",
      async play(stage) {
        const { view } = await until("the closing of the complaint", async () => {
          const complaint = await complaintWith(stage, words.waited);
          return complaint.view.step === "closed" ? complaint : undefined;
        });
        stage.tell("demo.play.closed", { customer: view.customer });
      },
    },
    {
      name: "kept",
      at: "15:00",
      play: async (stage, cast) => {
        const { task } = await callAbout(stage, roles.moved, cast.moved, 1, {
          values: { ...yes, overall: 9 },
        });
        stage.tell("demo.play.kept", { name: roles.moved, customer: task.customer });
      },
    },
    {
      name: "rest",
      at: "15:05",
      play: (stage) => workOff(stage, stage.at("16:55"), minutes),
    },
    {
      name: "sheet",
      at: "18:35",
      async play(stage) {
        const person = await stage.person("he");
        const sheet = await until("the day's sheet", async () => {
          const items = await person.channel("callbacks");
          const views = items.map(({ card }) => card.view);
          return views.find((view) => view?.kind === "sheet" && view.day === day);
        });
        if (sheet.kind !== "sheet") return;
        const { due, attempted, completed, complaints } = sheet;
        stage.tell("demo.play.sheet", { due, attempted, completed, complaints });
      },
    },
  ];
}
