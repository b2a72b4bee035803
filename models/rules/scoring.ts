import { type Answers } from "./answers.ts";
import { type Definition, type Item, items } from "./definition.ts";

/** A score up to this is low where the store has not set its own limit. */
export const LOW_UP_TO = 6;
/** What a "no" counts as beside scores; a "yes" counts as ten. */
export const NO_POINTS = 1;
/** An overall score from here on is a satisfied customer. */
export const SATISFIED_FROM = 8;

/** The answer as points out of ten, yes and no as 10 and 1; null where it has none or was not given. */
export function score(item: Item, answers: Answers): number | null {
  const answer = Object.hasOwn(answers, item.name) ? answers[item.name] : undefined;
  if (item.type === "rating" && typeof answer === "number") return answer;
  if (item.type === "boolean" && typeof answer === "boolean") return answer ? 10 : NO_POINTS;
  return null;
}

/** Whether the answer is a "no" or a score of at most `threshold`. */
export function isLow(item: Item, answers: Answers, threshold = LOW_UP_TO): boolean {
  const points = score(item, answers);
  if (points === null) return false;
  return item.type === "boolean" ? points === NO_POINTS : points <= threshold;
}

/** Whether the overall score makes a satisfied customer; null where it was not given. */
export function isSatisfied(definition: Definition, answers: Answers): boolean | null {
  const overall = items(definition).find(({ name }) => name === definition.overall);
  const points = overall ? score(overall, answers) : null;
  return points === null ? null : points >= SATISFIED_FROM;
}

/** The mean; null over nobody. */
export function mean(scores: readonly number[]): number | null {
  return scores.length === 0 ? null : scores.reduce((sum, each) => sum + each, 0) / scores.length;
}

/** How many answered an item, and the mean of their points. */
export interface ItemMean {
  item: string;
  count: number;
  mean: number | null;
}

/** Of each item that is scored, in the order of the call, how many answered it and the mean. */
export function itemMeans(definition: Definition, sheets: readonly Answers[]): ItemMean[] {
  return items(definition)
    .filter(({ type }) => type === "rating" || type === "boolean")
    .map((item) => {
      const scores = sheets.map((answers) => score(item, answers)).filter((points) => points !== null);
      return { item: item.name, count: scores.length, mean: mean(scores) };
    });
}

/**
 * The index out of 1,000: Σ share × mean × 100. An item over nobody is left out and the shares of the others
 * stand for the whole; null where nobody answered anything.
 */
export function satisfactionIndex(parts: readonly { share: number; mean: number | null }[]): number | null {
  let points = 0;
  let weight = 0;
  for (const part of parts) {
    if (part.mean === null) continue;
    points += part.share * part.mean;
    weight += part.share;
  }
  return weight === 0 ? null : (100 * points) / weight;
}
