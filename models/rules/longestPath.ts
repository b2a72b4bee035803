import { type Condition, meets, parseCondition, tests } from "./condition.ts";
import { type Item, type Line, choiceValues, isItem } from "./definition.ts";

/** A line of the call with what it costs, in seconds. */
export interface CostedLine {
  line: Line;
  conditions: string[];
  /** To say it and hear the answer. */
  asked: number;
  /** On top, to ask on and hear the remark, where the answer is bad. */
  remark: number;
}

// Beyond this the exact answer is no longer cheap, and the sum of everything is a bound that is safe.
const MOST_STATES = 4096;

/**
 * The longest that any answers can make the call, in seconds: every line that can be heard along with the others,
 * and every remark that these answers open (scores up to `threshold`, every "no").
 *
 * Walks through the call once and keeps, for each combination of the answers that later conditions still ask
 * about, the longest way there. Exact while there are at most 4,096 such combinations at a time (a score asked
 * about once counts as two to four, not ten); beyond that the sum of all lines and remarks, which is never less.
 */
export function longestPath(all: readonly CostedLine[], threshold: number): number {
  const parsed = all.map((cost) => ({ ...cost, conditions: cost.conditions.map(parseCondition) }));
  const every = parsed.flatMap(({ conditions }) => conditions);
  const lastUse = new Map<string, number>();
  parsed.forEach(({ conditions }, at) => {
    for (const { item } of conditions.flatMap(tests)) lastUse.set(item, at);
  });
  const ends = new Set(lastUse.values());

  let states: State[] = [{ answers: {}, seconds: 0 }];
  for (const [at, { line, conditions, asked, remark }] of parsed.entries()) {
    const steers = isItem(line) && (lastUse.get(line.name) ?? -1) > at;
    const options = steers ? distinctAnswers(line, every, threshold) : [];
    const next = states.flatMap(({ answers, seconds }) => {
      if (!conditions.every((condition) => meets(condition, answers))) return [{ answers, seconds }];
      if (!steers) return [{ answers, seconds: seconds + asked + remark }];
      return options.map((answer) => ({
        answers: answer === undefined ? answers : { ...answers, [line.name]: answer },
        seconds: seconds + asked + (isBad(answer, threshold) ? remark : 0),
      }));
    });
    // Only where an answer comes in or goes out of use can two ways begin to look alike.
    states = steers || ends.has(at) ? longestOfEach(next, (item) => lastUse.get(item)! > at) : next;
    if (states.length > MOST_STATES) return all.reduce((sum, cost) => sum + cost.asked + cost.remark, 0);
  }
  return Math.max(...states.map(({ seconds }) => seconds));
}

interface State {
  answers: Readonly<Record<string, unknown>>;
  seconds: number;
}

/** One answer for each way in which later conditions and the remark can tell the item's answers apart. */
function distinctAnswers(item: Item, conditions: readonly Condition[], threshold: number): unknown[] {
  const about = conditions.flatMap(tests).filter((test) => test.item === item.name);
  const byEffect = new Map<string, unknown>();
  for (const answer of possibleAnswers(item)) {
    const answers = answer === undefined ? {} : { [item.name]: answer };
    const effect = [isBad(answer, threshold), ...about.map((test) => meets(test, answers))].join();
    if (!byEffect.has(effect)) byEffect.set(effect, answer);
  }
  return [...byEffect.values()];
}

function possibleAnswers(item: Item): unknown[] {
  const none = item.isRequired ? [] : [undefined];
  switch (item.type) {
    case "rating":
      return [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, ...none];
    case "boolean":
      return [true, false, ...none];
    case "radiogroup":
      return [...choiceValues(item), ...none];
    case "checkbox":
      return [choiceValues(item), ...none];
    case "comment":
    case "text":
      return ["…", ...none];
  }
}

const isBad = (answer: unknown, threshold: number): boolean =>
  answer === false || (typeof answer === "number" && answer <= threshold);

/** Forgets answers that nothing asks about any more; of the ways that then look alike, the longest stays. */
function longestOfEach(states: readonly State[], isStillAsked: (item: string) => boolean): State[] {
  const kept = new Map<string, State>();
  for (const { answers, seconds } of states) {
    const still = Object.fromEntries(Object.entries(answers).filter(([item]) => isStillAsked(item)));
    const key = JSON.stringify(still);
    if ((kept.get(key)?.seconds ?? -1) < seconds) kept.set(key, { answers: still, seconds });
  }
  return [...kept.values()];
}
