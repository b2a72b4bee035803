import type { Form, Question, Values } from "../../../bot/chat.ts";
import type { TaskView } from "../../../bot/views.ts";
import { at, type Say } from "./words.ts";

/** The call form of a task, as the product gives it to the one who claimed it. */
export function callForm(task: TaskView, values: Values, say: Say): Form {
  // One questionnaire without short names: its questions are known by what is read aloud.
  const items = questions(say).map((question) =>
    task.kinds[0] === "delivery7d" ? { ...question, label: question.script ?? question.label } : question,
  );
  const points = task.points > 0 ? [pointQuestion(say)] : [];
  return {
    formId: `call:${task.subject}`,
    title: task.customer,
    submit: say("提交", "Submit"),
    zone: "Asia/Shanghai",
    values,
    questions: [...reached(say), ...points, ...items, ...after(say)],
    view: {
      kind: "call",
      subject: task.subject,
      kinds: task.kinds,
      caller: "li",
      customer: task.customer,
      phone: { dial: "+8615400002718", shown: "154 0000 2718" },
      speakTo: { name: task.customer, as: "both" },
      vehicle: { ...(task.plate && { plate: task.plate }), ...(task.model && { model: task.model }) },
      order: {
        number: task.order ?? "R-20402",
        ...(task.work && { work: task.work }),
        handedAt: at("16:20", "2026-11-21"),
      },
      last: { at: at("10:10", "2026-08-12"), score: 9 },
      points: points.map(({ key }) => ({
        key,
        text: say("右后门行驶有异响，已约试车", "Rattle from the rear right door, test drive agreed"),
        department: "service",
      })),
      slot: "09:30–11:30",
      steps: {
        reached: "reached",
        instead: ["outcome", "again", "refusal"],
        opening: say(
          "您好，周先生，我是城东店的李一。您的车三天前在我们这里换了刹车片，想用三分钟听听您的感受，现在方便吗？",
          "Hello Mr Zhou, this is Li Yi from the East Store. We fitted your new brake pads three days ago. Could I take three minutes to hear how it went?",
        ),
        closing: say(
          "谢谢您的时间，您说的我都记下了，会有同事在今天之内给您回电话。祝您用车愉快！",
          "Thank you for your time. I have noted everything, and a colleague will call you back today. Safe driving!",
        ),
        items: items.map(({ key }) => key),
        passOn: "passOn",
        end: {
          key: "end",
          options: [
            { value: "breakoff", label: say("中途挂断，稍后接着问", "Broken off: resume later") },
            { value: "later", label: say("现在不方便，另约时间", "Not now: agree a time") },
            { value: "refused", label: say("不愿继续", "Does not want to go on") },
          ],
        },
      },
      offer: {
        key: "complaint",
        department: "department",
        urgent: "urgent",
        angry: "angry",
        ackBy: at("12:56"),
      },
      startedAt: at("10:50"),
      seconds: Object.keys(values).length > 0 ? 107 : 0,
    },
  };
}

function reached(say: Say): Question[] {
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

function pointQuestion(say: Say): Question {
  return {
    type: "yesNo",
    key: "point:1",
    label: say("右后门行驶有异响，已约试车", "Rattle from the rear right door, test drive agreed"),
    script: say(
      "上次您提到右后门行驶时有声音，试车之后，现在还响吗？",
      "Last time you mentioned a noise from the rear right door. Is it gone?",
    ),
    yes: say("已解决", "Solved"),
    no: say("还没有", "Not yet"),
    required: true,
  };
}

function questions(say: Say): Question[] {
  const marks = (key: string) => [
    { key: `${key}-Urgent`, value: true as const, label: say("紧急", "Urgent") },
    { key: `${key}-Angry`, value: true as const, label: say("用户生气", "Angry") },
    { key: `${key}-Tone`, value: "praise", label: say("表扬", "Praise") },
  ];
  const score = (key: string, label: string, script: string): Question => ({
    type: "score",
    key,
    label,
    script,
    low: 6,
    required: true,
    seconds: 16,
    remark: {
      key: `${key}-Comment`,
      label: say("客户原话", "The customer’s words"),
      opens: "low",
      marks: marks(key),
    },
  });
  const yesNo = (key: string, label: string, script: string): Question => ({
    type: "yesNo",
    key,
    label,
    script,
    required: true,
    seconds: 12,
    remark: { key: `${key}-Comment`, label: say("为什么？", "Why?"), opens: "low", marks: marks(key) },
  });
  return [
    score(
      "reception",
      say("接待", "Reception"),
      say(
        "您到店以后，接待的同事让您满意吗？十分最好，您打几分？",
        "How happy were you with the way you were received? Ten is best: how many points?",
      ),
    ),
    score(
      "explain",
      say("项目说明", "Explanation"),
      say(
        "要做的维修项目，给您讲得明白吗？一到十分，您打几分？",
        "How clearly was the work explained to you, from one to ten?",
      ),
    ),
    score(
      "waiting",
      say("等候时间", "Waiting time"),
      say(
        "从交钥匙到取车，等候的时间您觉得怎么样？一到十分，您打几分？",
        "From handing in the key to getting the car back: how was the waiting time, from one to ten?",
      ),
    ),
    yesNo(
      "onTime",
      say("按时交车", "Ready on time"),
      say("车是在跟您说好的时间交给您的吗？", "Was the car ready at the time we had agreed with you?"),
    ),
    score(
      "quality",
      say("维修质量", "Quality of work"),
      say(
        "这次的维修质量，一到十分，您打几分？",
        "How many points, one to ten, for the quality of the work?",
      ),
    ),
    score(
      "price",
      say("费用说明", "Bill explained"),
      say(
        "结账时，费用给您讲清楚了吗？请您打个分。",
        "When you paid, how clearly was the bill explained? Your points, please.",
      ),
    ),
    yesNo(
      "clean",
      say("车辆清洁", "Car clean"),
      say("取车的时候，车里车外是干净的吗？", "Was the car clean when you got it back?"),
    ),
    score(
      "overall",
      say("总体满意", "Overall"),
      say("总的来说，这次来店您打几分？", "All in all, how many points for this visit?"),
    ),
    score(
      "again10",
      say("再次来店", "Come again"),
      say(
        "下次保养，您有多愿意再来我们店？一到十分。",
        "How likely are you to come back for the next service, from one to ten?",
      ),
    ),
  ];
}

function after(say: Say): Question[] {
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
