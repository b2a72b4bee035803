import type { Form, Question } from "../../../bot/chat.ts";
import type { FileView } from "../../../bot/views.ts";
import { people } from "./people.ts";
import { at, type Say } from "./words.ts";

/** The forms of the fake store that are no call, by the action or command that opens them. */
export function plainForm(action: string, subject: string, say: Say): Form | undefined {
  const { chen, zhao, wang, ma } = people(say);
  const who: Question = {
    type: "choice",
    key: "who",
    label: say("转给谁？", "To whom?"),
    required: true,
    options: [zhao, chen, wang, ma].map(({ code, name }) => ({ value: code, label: name })),
  };
  const text = (key: string, label: string, required = true): Question => ({
    type: "text",
    key,
    label,
    required,
  });
  const forms: Record<string, [string, Question[]]> = {
    handOver: [say("转交", "Hand over"), [who, text("why", say("原因", "Reason"), false)]],
    plan: [
      say("制定方案", "Plan"),
      [
        text("cause", say("原因", "Cause")),
        text("measure", say("措施", "Measure")),
        {
          type: "when",
          key: "by",
          label: say("什么时候完成？", "By when?"),
          precision: "minute",
          required: true,
          offers: [
            { value: "2026-11-25T18:00", label: say("明天 18:00", "Tomorrow 18:00") },
            { value: "2026-11-26T18:00", label: say("后天 18:00", "Thursday 18:00") },
          ],
        },
        { type: "yesNo", key: "promised", label: say("答应客户了吗？", "Promised to the customer?") },
      ],
    ],
    compensate: [
      say("申请补偿", "Ask for compensation"),
      [text("amount", say("金额", "Amount")), text("reason", say("理由", "Reason"))],
    ],
    extend: [say("延期", "Extend"), [text("reason", say("理由", "Reason"))]],
    "/visit": [
      say("新建到店记录", "New visit"),
      [
        { type: "text", lines: "one", key: "plate", label: say("车牌", "Plate"), required: true },
        { type: "text", lines: "one", key: "phone", label: say("电话", "Phone"), required: true },
        text("work", say("项目", "Work"), false),
      ],
    ],
    "/complaint": [
      say("新建投诉", "New complaint"),
      [text("words", say("客户原话", "The customer’s words"))],
    ],
    "/customer": [
      say("客户的接听意愿", "Consent, time and number"),
      [
        {
          type: "choice",
          key: "consent",
          label: say("接受回访吗？", "May we call?"),
          required: true,
          options: [
            { value: "yes", label: say("接受", "Yes") },
            { value: "no", label: say("不接受", "No") },
          ],
        },
        text("slot", say("什么时间方便？", "When does it suit?"), false),
      ],
    ],
  };
  const found = forms[action];
  if (!found) return undefined;
  const [title, questions] = found;
  return {
    formId: `${action}:${subject}`,
    title,
    submit: say("保存", "Save"),
    questions,
    values: {},
    zone: "Asia/Shanghai",
  };
}

/** The file that the fake store answers with. */
export function fileView(say: Say): FileView {
  const { li, chen } = people(say);
  return {
    kind: "file",
    customer: say("刘女士", "Ms Liu"),
    phone: "154 0000 3141",
    consent: "yes",
    slot: "09:30–11:30",
    vehicle: {
      plate: "川A·8F26M",
      model: say("云帆 EV", "Yunfan EV"),
      colour: say("珍珠白", "pearl white"),
      warrantyUntil: "2028-03-31",
      mileage: 18400,
    },
    vin: "LGXCE4CB5N0000042",
    visits: [
      {
        at: at("17:05", "2026-11-21"),
        type: "repair",
        order: "R-20402",
        work: say("二保，更换空调滤芯", "Second service, cabin filter"),
        by: chen,
      },
      { at: at("10:30", "2025-03-31"), type: "delivery", order: "D-0402" },
    ],
    calls: [
      {
        at: at("10:12", "2026-06-02"),
        kind: "service",
        outcome: "completed",
        by: li,
        score: 8.9,
        words: [say("师傅讲得很清楚", "The mechanic explained it well")],
      },
      { at: at("09:40", "2026-06-01"), kind: "service", outcome: "noAnswer", by: li },
    ],
    complaints: [],
    points: [
      {
        text: say("后排空调出风口有响动", "A rattle in the rear vent"),
        department: say("服务部", "Service"),
        state: "answered",
      },
    ],
  };
}
