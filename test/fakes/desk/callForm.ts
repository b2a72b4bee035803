import type { Form, Values } from "../../../bot/chat.ts";
import type { TaskView } from "../../../bot/views.ts";
import { pointQuestion, questions } from "./callItems.ts";
import { after, reached } from "./callQuestions.ts";
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
        closes: "complaint",
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
