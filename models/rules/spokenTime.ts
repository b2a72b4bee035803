import { type Drawn } from "./answers.ts";
import { type Definition, type Line, type PlacedLine, isItem, lines } from "./definition.ts";
import { localText } from "./localText.ts";
import { longestPath } from "./longestPath.ts";
import { answerKey, opensRemark } from "./remark.ts";
import { LOW_UP_TO } from "./scoring.ts";
import { type SpeechRates, calmSpeech, speechSeconds } from "./speech.ts";

/** What a questionnaire takes on the telephone, in seconds; over `limit` it cannot be published [002]. */
export interface SpokenTime {
  /** What the customer will probably hear, with the reserve; `ok` says whether it is within the limit. */
  seconds: number;
  /** The longest that the answers can make it, with every low score explained, and with the reserve. */
  longestSeconds: number;
  limit: typeof LIMIT;
  reserve: typeof RESERVE;
  ok: boolean;
  /** Every line, scripts too: its seconds, its share of them all, and what it takes where it is asked at all. */
  perItem: { item: string; seconds: number; share: number; whenAsked: number }[];
}

/** By what the estimate may be bettered; all of it may be left out. */
export interface SpokenTimeSettings {
  /** The language in which the call is held; zh-CN where nothing is said. */
  locale?: string;
  rates?: SpeechRates;
  /**
   * Measured last period, 0–1. By a line's or panel's name: in which share of calls its condition was met. By a
   * remark's key (`wait-Comment`): in which share of the calls that asked the item the customer was asked on.
   */
  reach?: Readonly<Record<string, number>>;
  /** Real ÷ estimated length of past calls (see calibration.ts); the reserve is not scaled. */
  calibration?: number;
  /** Scores up to this are low and open a remark. */
  threshold?: number;
  /** The items of one draw of the rotation; without it each item counts at its ask rate. */
  drawn?: Drawn;
}

// Longer than five minutes and the customer hangs up or answers anything [002].
const LIMIT = 300;
// Kept free, inside the limit, for points that are not in the questionnaire.
const RESERVE = 30;
const ANSWER_SECONDS = { html: 0, rating: 5, boolean: 3, radiogroup: 6, checkbox: 6, comment: 20, text: 20 };
const REMARK_SECONDS = ANSWER_SECONDS.comment;
// How often a condition is met, or a remark opened, as long as nobody has measured it.
const UNKNOWN_REACH = 0.2;

/** How long the call will take; the sum over all lines of (speech + answer) × how often each is heard. */
export function spokenTime(definition: Definition, settings: SpokenTimeSettings = {}): SpokenTime {
  const { reach = {}, calibration = 1, threshold = LOW_UP_TO, drawn } = settings;
  const placed = lines(definition).filter(({ line }) => !drawn || !isItem(line) || drawn.has(line.name));
  const costs = placed.map((each) => ({ ...each, ...costOf(each.line, settings) }));
  const parts = costs.map((cost) => {
    const { line, asked, remark } = cost;
    const remarkReach = share(reach, answerKey(line.name, "remark")) ?? UNKNOWN_REACH;
    const whenAsked = (asked + remark * remarkReach) * calibration;
    return { item: line.name, whenAsked, seconds: whenAsked * heardIn(cost, reach, drawn) };
  });
  const seconds = tenths(RESERVE + parts.reduce((sum, part) => sum + part.seconds, 0));
  return {
    seconds,
    longestSeconds: tenths(RESERVE + longestPath(costs, threshold) * calibration),
    limit: LIMIT,
    reserve: RESERVE,
    ok: seconds <= LIMIT,
    perItem: parts.map((part) => ({
      item: part.item,
      seconds: tenths(part.seconds),
      share: part.seconds / (seconds || 1),
      whenAsked: tenths(part.whenAsked),
    })),
  };
}

/** Seconds to say a line and hear its answer, and to ask on and hear the remark. */
function costOf(line: Line, settings: SpokenTimeSettings): { asked: number; remark: number } {
  const { locale = "zh-CN", rates = calmSpeech } = settings;
  const say = (text: Parameters<typeof localText>[0]): number =>
    speechSeconds(localText(text, locale), locale, rates);
  const choices = "choices" in line ? line.choices : [];
  const said =
    say(isItem(line) ? line.title : line.html) +
    choices.reduce<number>(
      (sum, option) =>
        sum + say(typeof option === "object" ? (option.text ?? `${option.value}`) : `${option}`),
      0,
    );
  return {
    // A stated length can only lengthen: nobody gets a questionnaire under the limit by stating a shorter one.
    asked: Math.max(said, line.speechSeconds ?? 0) + ANSWER_SECONDS[line.type],
    remark: isItem(line) && opensRemark(line) ? say(line.commentText) + REMARK_SECONDS : 0,
  };
}

/** In which share of calls a line is heard: how often its condition is met × how often rotation asks it. */
function heardIn(
  { line, conditions, panel }: PlacedLine,
  reach: Readonly<Record<string, number>>,
  drawn: Drawn | undefined,
): number {
  const askRate = isItem(line) && !drawn ? (line.askRate ?? 1) : 1;
  if (conditions.length === 0) return askRate;
  const own = share(reach, line.name);
  if (own !== undefined) return askRate * own;
  // Both a panel's condition and its line's must be met: no oftener than the rarer of the two.
  const ofPanel = panel?.visibleIf === undefined ? 1 : (share(reach, panel.name) ?? UNKNOWN_REACH);
  const ofLine = line.visibleIf === undefined ? 1 : UNKNOWN_REACH;
  return askRate * Math.min(ofPanel, ofLine);
}

const share = (reach: Readonly<Record<string, number>>, key: string): number | undefined =>
  Object.hasOwn(reach, key) ? reach[key] : undefined;

// Finer than anybody can speak, coarse enough to hide the errors of binary fractions.
const tenths = (seconds: number): number => Math.round(seconds * 10) / 10;
