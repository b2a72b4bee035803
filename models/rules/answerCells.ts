import { type Answers } from "./answers.ts";
import { type Definition, items } from "./definition.ts";
import { score } from "./scoring.ts";

/** So many answers that are alike in all that results are made of. */
export interface AnswerCell {
  item: string;
  /** 1–10, yes and no as 10 and 1; null for words and choices. */
  points: number | null;
  /** The overall score of the same calls; null where it was not given. */
  overall: number | null;
  /** How likely the item was to be asked in these calls, over 0 and up to 1. */
  chance: number;
  count: number;
}

/** An answered questionnaire, and how likely each of its items was to be asked; 1 where nothing is said. */
export interface Sheet {
  answers: Answers;
  chances?: Readonly<Record<string, number>>;
}

/** The answers of some calls, those that are alike counted together. */
export function answerCells(definition: Definition, sheets: readonly Sheet[]): AnswerCell[] {
  const all = items(definition);
  const overallItem = all.find(({ name }) => name === definition.overall);
  const cells = new Map<string, AnswerCell>();
  for (const { answers, chances = {} } of sheets) {
    const overall = overallItem ? score(overallItem, answers) : null;
    for (const item of all) {
      if (!Object.hasOwn(answers, item.name) || answers[item.name] === undefined) continue;
      const chance = Object.hasOwn(chances, item.name) ? chances[item.name]! : 1;
      const cell = { item: item.name, points: score(item, answers), overall, chance, count: 0 };
      const key = [cell.item, cell.points, overall, chance].join();
      const known = cells.get(key) ?? cell;
      known.count += 1;
      cells.set(key, known);
    }
  }
  return [...cells.values()];
}
