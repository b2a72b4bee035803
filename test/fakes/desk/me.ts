import type { Me } from "../../../bot/web/wire.ts";
import type { Locale } from "../../../locales/index.ts";
import { people } from "./people.ts";
import type { Say } from "./words.ts";

/** Who is signed in to the fake store: a clerk. */
export function me(say: Say, locale: Locale): Me {
  const { li } = people(say);
  return {
    person: { code: li.code, name: li.name },
    store: { code: "cd01", name: say("城东店", "East Store"), zone: "Asia/Shanghai" },
    roles: ["clerk"],
    locale: locale,
    channels: [
      channel(
        "callbacks",
        say("回访", "Callbacks"),
        say("全店 8 人 · 只有你能看到电话号码", "8 people · phone numbers are shown to the caller only"),
      ),
      channel(
        "complaints.service",
        say("投诉·服务", "Complaints · Service"),
        say(
          "服务经理、总经理与负责人 · 帖内回复即入档",
          "Manager, GM and owners · every reply in a thread is on file",
        ),
      ),
      channel(
        "complaints.sales",
        say("投诉·销售", "Complaints · Sales"),
        say("销售经理、总经理与负责人", "Manager, GM and owners"),
      ),
      channel("dm:li", say("回访助手", "Huifang bot"), say("只有你能看到", "Only you read here")),
    ],
    commands: ["/today", "/next", "/find", "/mine", "/away", "/help", "/visit", "/complaint", "/customer"],
  };
}

const channel = (code: string, name: string, about: string): Me["channels"][number] => ({
  code,
  name,
  about,
  unread: 0,
  urgent: false,
});
