import { lines, type Definition } from "../../../models/rules/definition.ts";
import { speechIn } from "../../../models/rules/lineCosts.ts";

/** How long reading these lines aloud is reckoned to take, in seconds, without any answers. */
export function readingEstimate(definition: Definition, names: readonly string[], locale: string): number {
  return lines(definition)
    .filter(({ line }) => names.includes(line.name))
    .reduce((sum, { line }) => sum + speechIn(line, { locale }), 0);
}
