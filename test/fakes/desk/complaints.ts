import type { ClockView, ComplaintView, MessageView } from "../../../bot/views.ts";
import { people } from "./people.ts";
import { at, type Say } from "./words.ts";

/** The complaints of the fake store: a new one, one with a plan, one being verified, one closed. */
export function complaintViews(say: Say): ComplaintView[] {
  const { li, chen, wang, ma, zhao } = people(say);
  const base = {
    kind: "complaint" as const,
    loop: 0,
    level: "general" as const,
    urgent: false,
    angry: false,
    department: "service",
    phone: "154 **** 2236",
    owner: wang,
    clocks: [] as ClockView[],
    promised: [],
    compensation: [],
  };
  return [
    {
      ...base,
      subject: "c1",
      step: "open",
      urgent: true,
      plate: "川A·40B8L",
      model: say("云帆 EV", "Yunfan EV"),
      customer: say("韩女士", "Ms Han"),
      order: "R-20391",
      points: [
        {
          item: say("等候时间", "Waiting time"),
          score: 3,
          words: say(
            "说好中午取车，等到三点多，中间没人告诉我还要多久。问了两次前台，都说快了。",
            "They said noon, I waited until after three and nobody told me how long. I asked twice, both times soon.",
          ),
        },
      ],
      since: at("10:31"),
      from: { by: li, kind: "service" },
      clocks: [
        clock("ack", at("09:31"), at("10:31"), at("11:07"), at("11:31")),
        clock(
          "plan",
          at("10:31"),
          at("22:31", "2026-11-25"),
          at("20:07", "2026-11-26"),
          at("10:31", "2026-11-27"),
        ),
      ],
      replies: 3,
    },
    {
      ...base,
      subject: "c2",
      step: "planned",
      level: "major",
      loop: 1,
      plate: "川G·83S15",
      model: say("远途 混动", "Yuantu Hybrid"),
      customer: say("邓先生", "Mr Deng"),
      order: "R-20344",
      points: [
        {
          item: say("维修质量", "Quality of work"),
          score: 2,
          words: say(
            "同一个故障灯修了三次还亮，我要一个说法。",
            "The same warning light, repaired three times and still on. I want an explanation.",
          ),
        },
      ],
      since: at("15:10", "2026-11-22"),
      from: { by: chen, kind: "service" },
      owner: ma,
      clocks: [
        clock(
          "due",
          at("15:10", "2026-11-22"),
          at("04:35", "2026-11-24"),
          at("12:14", "2026-11-25"),
          at("18:00", "2026-11-25"),
        ),
      ],
      plan: {
        cause: say("线束插头氧化，前两次只清除了故障码", "A corroded plug; twice only the code was cleared"),
        measure: say("更换线束并路试三十公里", "Replace the harness and test it over thirty kilometres"),
        by: at("18:00", "2026-11-25"),
      },
      compensation: [{ amount: 300, state: "noted", by: ma }],
      replies: 11,
    },
    {
      ...base,
      subject: "c3",
      step: "verifying",
      plate: "川A·61V9D",
      model: say("星岚 1.5T", "Xinglan 1.5T"),
      customer: say("彭女士", "Ms Peng"),
      order: "R-20310",
      points: [
        {
          words: say(
            "洗车把后视镜碰歪了，没人承认。",
            "The mirror was knocked out of place and nobody owned up.",
          ),
        },
      ],
      since: at("09:42", "2026-11-19"),
      from: { by: li, kind: "service" },
      verifier: zhao,
      replies: 9,
    },
    {
      ...base,
      subject: "c4",
      step: "closed",
      plate: "川A·24N8E",
      model: say("云帆 EV", "Yunfan EV"),
      customer: say("丁先生", "Mr Ding"),
      points: [{ words: say("报价和结账差了两百多", "The bill was over two hundred more than the quote") }],
      since: at("14:20", "2026-11-16"),
      from: { by: li, kind: "service" },
      replies: 6,
      closed: { at: at("16:02", "2026-11-20"), satisfied: true },
    },
  ];
}

/** What stands in the thread of the new complaint. */
export function threadViews(say: Say): MessageView[] {
  const { li, chen } = people(say);
  return [
    {
      kind: "said",
      by: li,
      at: at("10:33"),
      text: say(
        "客户语气比较急，说下午四点前接电话方便。我只做了记录，没有解释。",
        "The customer is upset; a call before four suits her. I only took notes, no explanations.",
      ),
    },
    {
      kind: "said",
      by: chen,
      at: at("10:40"),
      edited: true,
      text: say(
        "那天举升机故障停了两个小时，我忙着调车位，没有及时通知她，是我的问题。",
        "A lift was down for two hours that day. I was moving cars around and did not tell her. My fault.",
      ),
    },
    { kind: "said", by: chen, at: at("10:44"), text: "", deleted: true },
  ];
}

const clock = (
  name: ClockView["clock"],
  from: string,
  half: string,
  fourFifths: string,
  due: string,
): ClockView => ({ clock: name, from, half, fourFifths, due });
