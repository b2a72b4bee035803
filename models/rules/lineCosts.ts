import { type Definition, type Line, type PlacedLine, isItem, lines } from "./definition.ts";
import { type LocalText, localText } from "./localText.ts";
import { type CostedLine } from "./longestPath.ts";
import { answerKey, opensRemark } from "./remark.ts";
import { calmSpeech, speechSeconds } from "./speech.ts";
import { type SpokenTimeSettings } from "./spokenTime.ts";

/** What a line takes, in seconds, and how often the answers let it be asked. */
export interface LineCost extends CostedLine {
  /** To say it and hear the answer, with its remark as often as that is opened, as real calls have taken. */
  whenAsked: number;
  /** 0–1: in which share of the calls that could ask it its condition is met. */
  met: number;
}

const ANSWER_SECONDS = { html: 0, rating: 5, boolean: 3, radiogroup: 6, checkbox: 6, comment: 20, text: 20 };
const REMARK_SECONDS = ANSWER_SECONDS.comment;
// How often a condition is met, or a remark opened, as long as nobody has measured it.
const UNKNOWN_REACH = 0.2;

/** The cost of every line in the order of the call. */
export function lineCosts(definition: Definition, settings: SpokenTimeSettings = {}): LineCost[] {
  const { reach = {}, calibration = 1 } = settings;
  return lines(definition).map((placed) => {
    const { line, conditions } = placed;
    const { asked, remark } = costOf(line, settings);
    const opened = share(reach, answerKey(line.name, "remark")) ?? UNKNOWN_REACH;
    return {
      ...{ line, conditions, asked, remark },
      whenAsked: (asked + remark * opened) * calibration,
      met: metShare(placed, reach),
    };
  });
}

/** Seconds that reading a line aloud takes, its choices with it and whatever is stated for it. */
export function speechIn(line: Line, { locale = "zh-CN", rates = calmSpeech }: SpokenTimeSettings): number {
  const say = (text: LocalText | undefined): number => speechSeconds(localText(text, locale), locale, rates);
  const choices = "choices" in line ? line.choices : [];
  const said =
    say(isItem(line) ? line.title : line.html) +
    choices.reduce<number>(
      (sum, option) =>
        sum + say(typeof option === "object" ? (option.text ?? `${option.value}`) : `${option}`),
      0,
    );
  // A stated length can only lengthen: nobody gets a questionnaire under the limit by stating a shorter one.
  return Math.max(said, line.speechSeconds ?? 0);
}

/** Seconds to say a line and hear its answer, and to ask on and hear the remark. */
function costOf(line: Line, settings: SpokenTimeSettings): { asked: number; remark: number } {
  const { locale = "zh-CN", rates = calmSpeech } = settings;
  const asksOn = isItem(line) && opensRemark(line);
  return {
    asked: speechIn(line, settings) + ANSWER_SECONDS[line.type],
    remark: asksOn ? speechSeconds(localText(line.commentText, locale), locale, rates) + REMARK_SECONDS : 0,
  };
}

/** How often a line's conditions are met: as measured, else as often as the rarer of its own and its panel's. */
function metShare({ line, conditions, panel }: PlacedLine, reach: Readonly<Record<string, number>>): number {
  if (conditions.length === 0) return 1;
  const own = share(reach, line.name);
  if (own !== undefined) return own;
  const ofPanel = panel && isConditional(panel) ? (share(reach, panel.name) ?? UNKNOWN_REACH) : 1;
  return Math.min(ofPanel, isConditional(line) ? UNKNOWN_REACH : 1);
}

const isConditional = ({ visibleIf, enableIf }: { visibleIf?: string; enableIf?: string }): boolean =>
  visibleIf !== undefined || enableIf !== undefined;

const share = (reach: Readonly<Record<string, number>>, key: string): number | undefined =>
  Object.hasOwn(reach, key) ? reach[key] : undefined;
