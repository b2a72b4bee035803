import { type Drawn } from "./answers.ts";
import { type Definition, isItem } from "./definition.ts";
import { type LineCost, lineCosts } from "./lineCosts.ts";
import { longestPath } from "./longestPath.ts";
import { inclusions, parents } from "./parents.ts";
import { LOW_UP_TO } from "./scoring.ts";
import { type SpeechRates } from "./speech.ts";

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
export const LIMIT = 300;
// Kept free, inside the limit, for points that are not in the questionnaire.
export const RESERVE = 30;

/** How long the call will take; the sum over all lines of (speech + answer) × how often each is heard. */
export function spokenTime(definition: Definition, settings: SpokenTimeSettings = {}): SpokenTime {
  const { calibration = 1, threshold = LOW_UP_TO, drawn } = settings;
  const costs = lineCosts(definition, settings).filter((cost) => !drawn || isHeard(cost, drawn));
  const rotation = drawn ? null : inclusions(definition);
  const parts = costs.map(({ line, whenAsked, met }) => ({
    item: line.name,
    whenAsked,
    seconds: whenAsked * met * (rotation?.get(line.name) ?? 1),
  }));
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

/** Whether a line can come up in a call of that draw: it is drawn, and so is every item that decides about it. */
function isHeard({ line, conditions }: LineCost, drawn: Drawn): boolean {
  return (!isItem(line) || drawn.has(line.name)) && parents({ conditions }).every((name) => drawn.has(name));
}

// Finer than anybody can speak, coarse enough to hide the errors of binary fractions.
const tenths = (seconds: number): number => Math.round(seconds * 10) / 10;
