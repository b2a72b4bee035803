import type { Question } from "../../../bot/chat.ts";
import type { Say } from "./words.ts";

/** "Reached?" and what is asked instead of the conversation. */
export function reached(say: Say): Question[] {
  const retry = say("至少 3 小时后换个时段再拨", "again in 3 h or more, another part of the day");
  const number = say("请服务顾问补号码", "the advisor is asked for a number");
  const isValue = (item: string, value: string) => ({ op: "=", item, value }) as const;
  return [
    {
      type: "choice",
      key: "reached",
      label: say("接通了吗？", "Reached?"),
      required: true,
      options: [
        { value: "yes", label: say("接通", "Yes") },
        { value: "no", label: say("未接通", "No") },
        { value: "later", label: say("不方便", "Not now") },
        { value: "refused", label: say("拒访", "Refused") },
      ],
    },
    {
      type: "choice",
      key: "outcome",
      label: say("是哪一种？", "What happened?"),
      required: true,
      askIf: isValue("reached", "no"),
      options: [
        { value: "noAnswer", label: say("无人接听", "No answer"), hint: retry },
        { value: "busy", label: say("占线", "Busy"), hint: retry },
        { value: "poweredOff", label: say("关机", "Powered off"), hint: retry },
        { value: "wrongNumber", label: say("电话有误", "Wrong number"), hint: number },
        { value: "invalidNumber", label: say("空号", "Invalid number"), hint: number },
        { value: "suspended", label: say("停机", "Suspended"), hint: number },
        {
          value: "ineligible",
          label: say("非送修人", "Not the user"),
          hint: say("请对方给实际用车人", "ask for the actual user"),
        },
      ],
    },
    {
      type: "when",
      key: "again",
      label: say("约什么时间？只给一个时间", "When? Offer one time only"),
      required: true,
      precision: "minute",
      askIf: { op: "or", of: [isValue("reached", "later"), isValue("end", "later")] },
      from: "2026-11-24T11:00",
      offers: [
        { value: "2026-11-24T14:30", label: say("今天 14:30", "Today 14:30") },
        { value: "2026-11-24T16:00", label: say("今天 16:00", "Today 16:00") },
        { value: "2026-11-25T09:30", label: say("明天 09:30", "Tomorrow 09:30") },
      ],
    },
    {
      type: "choice",
      key: "refusal",
      label: say("怎么说的？", "How?"),
      required: true,
      askIf: { op: "or", of: [isValue("reached", "refused"), isValue("end", "refused")] },
      options: [
        {
          value: "refusedSoft",
          label: say("这次不想说", "Not this time"),
          hint: say("7 天后再试一次", "one more try in 7 days"),
        },
        {
          value: "refusedHard",
          label: say("以后别再打", "Never call again"),
          hint: say("此号码不再拨打", "this number is not called again"),
        },
      ],
    },
  ];
}

/** What is asked before the call is sent. */
export function after(say: Say): Question[] {
  return [
    {
      type: "choice",
      key: "end",
      label: "end",
      options: ["breakoff", "later", "refused"].map((value) => ({ value, label: value })),
    },
    {
      type: "text",
      key: "passOn",
      label: say("还有什么要转达的？", "Anything to pass on?"),
      hint: say("表扬、建议、要带给服务顾问的话", "Praise, ideas, a word for the advisor"),
    },
    {
      type: "choice",
      key: "passAs",
      label: say("怎么转达？", "Pass it on as"),
      askIf: { op: "notempty", item: "passOn" },
      options: [
        {
          value: "message",
          label: say("带句话", "A message"),
          hint: say("告诉部门即可", "the department is told"),
        },
        {
          value: "point",
          label: say("遗留问题", "An open point"),
          hint: say("部门要答复", "the department answers"),
        },
      ],
    },
    { type: "yesNo", key: "complaint", label: say("转投诉给 王经理", "Complaint to manager Wang") },
    {
      type: "choice",
      key: "department",
      label: say("部门", "Department"),
      options: [
        { value: "service", label: say("服务部", "Service") },
        { value: "sales", label: say("销售部", "Sales") },
      ],
    },
    { type: "yesNo", key: "urgent", label: say("紧急", "Urgent") },
    { type: "yesNo", key: "angry", label: say("用户生气", "Angry") },
  ];
}
