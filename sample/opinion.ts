import { type Answers, type Drawn, withoutUnasked } from "../models/rules/answers.ts";
import { choiceValues, type Definition, type Item, items } from "../models/rules/definition.ts";
import type { StaffCode } from "../models/rules/kinds.ts";
import { answerKey, opensRemark } from "../models/rules/remark.ts";
import { isLow } from "../models/rules/scoring.ts";
import type { Random } from "./random.ts";
import { anythingWrong, laterTimes, praises, wrongs } from "./words.ts";

/** What bears on how a customer liked his visit. */
export interface Experience {
  /** Who dealt with him. */
  by?: StaffCode;
  waitedParts?: boolean;
  rework?: boolean;
}

/** The weak items of the sample, and the others: a mean out of ten, or the share of customers who say yes. */
const leanings: Readonly<Record<string, number>> = {
  "service/overall": 8.9,
  "service/reception": 9.3,
  "service/attended": 0.94,
  "service/covers": 0.9,
  "service/explained": 0.94,
  "service/waiting": 7.6,
  "service/parts": 0.9,
  "service/quality": 9.2,
  "service/settled": 0.955,
  "service/bill": 0.83,
  "service/clean": 0.95,
  "service/advice": 0.92,
  "sales/overall": 9.1,
  "sales/manner": 9.4,
  "sales/knowledge": 9.1,
  "sales/testDrive": 0.94,
  "sales/costs": 0.88,
  "sales/promises": 0.95,
  "sales/onTime": 0.93,
  "sales/handover": 9,
  "sales/inspected": 0.96,
  "sales/functions": 0.86,
  "sales/registration": 0.9,
  "sales/introduced": 0.85,
};

/** Who is liked a little better or worse than the others. */
const likings: Readonly<Record<StaffCode, number>> = { ma: 0.25, wu: -0.3, sun: 0.2, zhou: -0.25 };

/** What a customer answers: every item that is asked in this call, with his words where something was bad. */
export function opinion(
  definition: Definition,
  drawn: Drawn,
  { by = "", waitedParts = false, rework = false }: Experience,
  random: Random,
): Answers {
  // Most are content, some are not, and it colours all they say.
  const spread = (random.between(0, 100) + random.between(0, 100)) / 100 - 1;
  const mood = spread * 0.9 + (random.chance(0.07) ? -1.9 : 0) + (likings[by] ?? 0) - (rework ? 1 : 0);
  const answers: Record<string, unknown> = {};
  for (const item of items(definition).filter(({ name }) => drawn.has(name))) {
    const tedium = waitedParts && (item.name === "waiting" || item.name === "overall") ? -1.3 : 0;
    const answer = answerOf(definition.kind, item, mood + tedium, random);
    if (answer === undefined) continue;
    answers[item.name] = answer;
    if (item.name === "parts" && waitedParts) answers.parts = random.chance(0.15);
    if (!opensRemark(item) || !isLow(item, answers) || !random.chance(0.9)) continue;
    answers[answerKey(item.name, "remark")] = random.pick(wrongs[item.name] ?? anythingWrong);
    answers[answerKey(item.name, "tone")] = "blame";
  }
  return withoutUnasked(definition, answers, drawn);
}

function answerOf(kind: string, item: Item, mood: number, random: Random): unknown {
  const leaning = leanings[`${kind}/${item.name}`];
  switch (item.type) {
    case "rating": {
      const noise = (random.between(0, 200) + random.between(0, 200)) / 100 - 2;
      return Math.min(10, Math.max(1, Math.round((leaning ?? 9) + mood + noise * 0.9)));
    }
    case "boolean":
      return random.chance(Math.min(0.995, Math.max(0.05, (leaning ?? 0.9) + mood * 0.05)));
    case "radiogroup":
      return random.pick(choiceValues(item));
    case "checkbox":
      return [random.pick(choiceValues(item))];
    case "comment":
    case "text":
      if (item.name === "callBack") return random.pick(laterTimes);
      return item.name === "praise" && random.chance(0.35) ? random.pick(praises) : undefined;
  }
}
