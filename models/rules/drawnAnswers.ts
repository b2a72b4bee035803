import { type Answers } from "./answers.ts";
import { type Definition, items } from "./definition.ts";
import { type Draw } from "./draw.ts";
import { score } from "./scoring.ts";

/** An item that a call drew: how likely that was, and what was answered. */
export interface DrawnAnswer {
  item: string;
  /** The true chance of having been drawn, over 0 and up to 1. */
  chance: number;
  /** 1–10; null for words and choices; left out where it was not answered. */
  points?: number | null;
}

/** What is kept of a call's draw beside its answers, in the order of the call. */
export function drawnAnswers(
  definition: Definition,
  { chances }: Pick<Draw, "chances">,
  answers: Answers,
): DrawnAnswer[] {
  return items(definition)
    .filter(({ name }) => Object.hasOwn(chances, name))
    .map((item): DrawnAnswer => {
      const answered = Object.hasOwn(answers, item.name) && answers[item.name] !== undefined;
      const drawn = { item: item.name, chance: chances[item.name]! };
      return answered ? { ...drawn, points: score(item, answers) } : drawn;
    });
}
