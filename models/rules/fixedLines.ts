import { type Definition, type Line, isItem, lines } from "./definition.ts";
import { type DefinitionProblem } from "./definitionProblem.ts";
import { isSame } from "./isSame.ts";

/** A line that may not be changed: head office's, or one that keeps trends comparable. */
export interface FixedLine {
  item: string;
  why: "locked" | "anchor";
}

/** What a comparison asks about. */
export interface FixedRights {
  /** Head office may lock lines and change locked ones. */
  mayLock: boolean;
  /** Whether anchors have to stay; they have to unless told. */
  anchors?: boolean;
}

/** Whether a line is head office's or an anchor. */
export function isFixed(line: Line): boolean {
  return line.locked === true || (isItem(line) && line.anchor === true);
}

/** The lines of a published version that a new one may not change, and why. */
export function fixedLines(current: Definition, { mayLock, anchors = true }: FixedRights): FixedLine[] {
  return lines(current).flatMap(({ line }): FixedLine[] => {
    // An anchor stays whoever asks, or trends would compare two questions [002].
    if (anchors && isItem(line) && line.anchor) return [{ item: line.name, why: "anchor" }];
    return line.locked && !mayLock ? [{ item: line.name, why: "locked" }] : [];
  });
}

/**
 * What a new version does to lines that it may not touch: those of `current` (the version in use, or what head office
 * gives) that are locked or anchors are all there and say the same; and nobody but head office locks a line.
 */
export function fixedProblems(
  current: Definition,
  next: Definition,
  rights: FixedRights,
): DefinitionProblem[] {
  const before = new Map(lines(current).map(({ line, conditions }) => [line.name, { line, conditions }]));
  const after = new Map(lines(next).map(({ line, conditions }) => [line.name, { line, conditions }]));
  const kept = fixedLines(current, rights).flatMap(({ item, why }): DefinitionProblem[] => {
    const is = after.get(item);
    if (!is) return [{ code: `definition.${why}Missing`, item }];
    const property = changedIn(before.get(item)!, is, rights).join(", ");
    return property === "" ? [] : [{ code: `definition.${why}Changed`, item, params: { property } }];
  });
  if (rights.mayLock) return kept;
  const locked = [...after.values()].filter(({ line }) => line.locked && !before.get(line.name)?.line.locked);
  return [
    ...kept,
    ...locked.map(({ line }) => ({ code: "definition.lockedByStore" as const, item: line.name })),
  ];
}

interface Placed {
  line: Line;
  conditions: string[];
}

/** The properties in which the two differ; a condition that a panel adds to a line is one, too. */
function changedIn(before: Placed, after: Placed, { mayLock }: FixedRights): string[] {
  const [was, is] = [stated(before.line), stated(after.line)];
  const names = [...new Set([...was.keys(), ...is.keys()])].filter(
    // Whether an anchor is locked head office may decide.
    (name) => !(mayLock && name === "locked"),
  );
  const changed = names.filter((name) => !isSame(was.get(name), is.get(name)));
  if (changed.length === 0 && !isSame(before.conditions, after.conditions)) return ["visibleIf"];
  return changed;
}

// What goes without saying: an editor may write it or leave it out.
const understood: Readonly<Record<string, unknown>> = { askRate: 1, rateMin: 1, rateCount: 10, rateStep: 1 };

/** What a line states beyond what goes without saying. */
function stated(line: Line): Map<string, unknown> {
  return new Map(
    Object.entries(line).filter(([name, value]) => value !== false && understood[name] !== value),
  );
}
