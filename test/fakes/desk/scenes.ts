import type { Values } from "../../../bot/chat.ts";
import type { CardView } from "../../../bot/views.ts";
import type { DeskItem } from "../../../bot/web/wire.ts";
import { people } from "./people.ts";
import { at, type Say } from "./words.ts";

/** Puts a card of its own into a channel, or under a card. */
export type Post = (channel: string, view: CardView, at: string, thread?: string) => DeskItem;

/** A reminder in a complaint's thread, and a notice for the reader alone. */
export function reminders(say: Say, post: Post): void {
  const text = say("确认时限已过一半，已提醒 王一", "Half the time to acknowledge is gone: Wang Yi reminded");
  const item = post(
    "complaints.service",
    { kind: "event", tone: "late", at: at("10:45"), key: "fake" as never, params: {} },
    at("10:45"),
    "c1",
  );
  item.card.plain = text;
  const notice = post(
    "dm:li",
    {
      kind: "notice",
      tone: "warn",
      at: at("10:20"),
      key: "fake" as never,
      params: {},
      plate: "川A·66Y4D",
      customer: say("蒋女士", "Ms Jiang"),
    },
    at("10:20"),
  );
  notice.card.plain = say(
    "号码有误，请服务顾问补一个能打通的号码",
    "Wrong number: the advisor is asked for one that works",
  );
  notice.card.todo = { of: ["li"] };
}

/** The end of the day: its sheet, and a word in the channel. */
export function evening(say: Say, post: Post): void {
  const { li } = people(say);
  post(
    "callbacks",
    {
      kind: "sheet",
      day: "2026-11-24",
      due: 32,
      attempted: 31,
      reached: 27,
      completed: 26,
      attemptedRate: 0.97,
      successRate: 0.81,
      items: [
        ["reception", say("接待", "Reception"), 9.1],
        ["waiting", say("等候时间", "Waiting time"), 7.2],
        ["quality", say("维修质量", "Quality of work"), 8.8],
      ].map(([code, label, mean]) => ({
        code: String(code),
        label: String(label),
        mean: Number(mean),
        answers: 20,
      })),
      complaints: 2,
      moved: [
        {
          plate: "川A·5C90P",
          customer: say("冯先生", "Mr Feng"),
          to: "2026-11-25",
          reason: "noAnswer",
        },
      ],
    },
    at("18:00"),
  );
  post(
    "callbacks",
    {
      kind: "said",
      by: li,
      at: at("18:05"),
      text: say("今天辛苦了，明早先打袁先生。", "Thanks all. Mr Yuan first thing tomorrow."),
    },
    at("18:05"),
  );
}

/** A call left at its third question. */
export function halfCall(say: Say): Values {
  return {
    reached: "yes",
    "point:1": true,
    reception: 9,
    explain: 8,
    waiting: 3,
    "waiting-Comment": say(
      "说好中午取车，等到三点多，中间没人告诉我还要多久",
      "They said noon, I waited until after three and nobody told me how long it would take",
    ),
    "waiting-Urgent": true,
  };
}
