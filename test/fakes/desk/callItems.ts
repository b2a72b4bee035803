import type { Question } from "../../../bot/chat.ts";
import type { Say } from "./words.ts";

/** What was left open the last time. */
export function pointQuestion(say: Say): Question {
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

/** The questions to the customer. */
export function questions(say: Say): Question[] {
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
