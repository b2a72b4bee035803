import { createHash } from "node:crypto";
import type { Drawn } from "../../models/rules/answers.ts";
import { type Definition, items } from "../../models/rules/definition.ts";

/**
 * The items that rotation draws for one call: each with the probability of its `askRate`, by itself, and always
 * the same ones for the same call, so that who resumes it is asked what was begun.
 */
export function drawnItems(definition: Definition, call: string): Drawn {
  return new Set(
    items(definition)
      .filter(({ name, askRate = 1 }) => chance(`${call}/${name}`) < askRate)
      .map(({ name }) => name),
  );
}

/** A number from 0 up to 1, the same for the same text and as good as random among texts. */
function chance(text: string): number {
  return createHash("sha256").update(text).digest().readUInt32BE() / 2 ** 32;
}
