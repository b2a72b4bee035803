import { type AnswerCell } from "./answerCells.ts";
import { type Definition, isItem, lines } from "./definition.ts";
import { answerKey, opensRemark } from "./remark.ts";
import { LOW_UP_TO } from "./scoring.ts";

// With fewer the guess of one call in five is the better one.
const FEWEST_CALLS = 30;

/**
 * How often conditions were met and remarks opened, for `spokenTime`: from the answers of so many calls by item, all
 * of which asked from a version that has the item. Nothing is said of what fewer than thirty calls could show.
 */
export function measuredReach(
  definition: Definition,
  cells: readonly AnswerCell[],
  calls: (item: string) => number,
  threshold = LOW_UP_TO,
): Record<string, number> {
  const reach: Record<string, number> = {};
  for (const { line, conditions } of lines(definition)) {
    if (!isItem(line)) continue;
    const own = cells.filter(({ item }) => item === line.name);
    const asked = weightOf(own);
    if (conditions.length > 0 && calls(line.name) >= FEWEST_CALLS) {
      reach[line.name] = Math.min(1, asked / calls(line.name));
    }
    if (opensRemark(line) && own.reduce((sum, { count }) => sum + count, 0) >= FEWEST_CALLS) {
      const low = own.filter(({ points }) => points !== null && points <= threshold);
      reach[answerKey(line.name, "remark")] = weightOf(low) / asked;
    }
  }
  return reach;
}

/** How many calls these answers stand for, had rotation asked everybody. */
const weightOf = (cells: readonly AnswerCell[]): number =>
  cells.reduce((sum, { count, chance }) => sum + count / chance, 0);
