import { type Answers, spokenLines } from "./answers.ts";
import { type Definition, isItem } from "./definition.ts";
import { lineCosts } from "./lineCosts.ts";
import { isLow, LOW_UP_TO } from "./scoring.ts";
import { type SpokenTimeSettings } from "./spokenTime.ts";

/** What a call with these answers should have taken, in seconds, uncalibrated and without the reserve. */
export function callEstimate(
  definition: Definition,
  answers: Answers,
  { drawn, threshold = LOW_UP_TO, ...settings }: SpokenTimeSettings = {},
): number {
  const heard = new Set(spokenLines(definition, answers, drawn));
  return lineCosts(definition, { ...settings, calibration: 1 })
    .filter(({ line }) => heard.has(line))
    .reduce((sum, { line, asked, remark }) => {
      const explained = isItem(line) && isLow(line, answers, threshold);
      return sum + asked + (explained ? remark : 0);
    }, 0);
}
