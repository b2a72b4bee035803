import { lines, type Definition } from "../../../models/rules/definition.ts";
import { type Editor } from "../../wire.ts";
import { lineOf } from "./lineOf.ts";

/** Why a line may not be changed: head office owns it, or it is an anchor by which periods are compared. */
export type FixedBy = Editor["fixed"][number]["why"];

/** Which lines of a draft are not the reader's to change. */
export interface Fixed {
  /** Whether the reader may lock lines, and change locked ones. */
  mayLock: boolean;
  has(name: string): boolean;
  by(name: string): FixedBy | undefined;
  /** Whether the line is asked in the version in use. */
  isPublished(name: string): boolean;
}

/** What is fixed, as the server says it, what the draft has taken over from head office since, and what is in use. */
export function fixedLines(
  { fixed, rights }: Pick<Editor, "fixed" | "rights">,
  published: Definition,
  draft: () => Definition,
): Fixed {
  const why = new Map(fixed.map((line) => [line.item, line.why]));
  const known = new Set(lines(published).map(({ line }) => line.name));
  // What was locked in the version in use already, the server has judged.
  const isTakenOver = (name: string): boolean =>
    !rights.lock && lineOf(draft(), name)?.locked === true && lineOf(published, name)?.locked !== true;
  const by = (name: string): FixedBy | undefined =>
    why.get(name) ?? (isTakenOver(name) ? "locked" : undefined);
  return {
    mayLock: rights.lock,
    has: (name) => by(name) !== undefined,
    by,
    isPublished: (name) => known.has(name),
  };
}
