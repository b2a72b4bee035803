import { lines } from "../models/rules/definition.ts";
import { readDefinition } from "../models/rules/definitionCheck.ts";
import { speechIn } from "../models/rules/lineCosts.ts";
import type { SpokenTimeSettings } from "../models/rules/spokenTime.ts";
import { Refused } from "./refused.ts";

/** By how much longer the lines took to read aloud than their texts say; refused where nothing of it can be read. */
export function calibrationRatio(
  definition: unknown,
  names: readonly string[],
  seconds: number,
  settings: SpokenTimeSettings,
): number {
  const sound = readable(definition);
  const estimate = lines(sound)
    .filter(({ line }) => names.includes(line.name))
    .reduce((sum, { line }) => sum + speechIn(line, settings), 0);
  if (estimate === 0) throw new Refused("badRequest");
  return seconds / estimate;
}

function readable(definition: unknown): ReturnType<typeof readDefinition> {
  try {
    return readDefinition(definition);
  } catch {
    throw new Refused("faulty");
  }
}
