import { ConditionError } from "./condition.ts";
import { type Definition, type Line, elements, lines } from "./definition.ts";
import { isSame } from "./isSame.ts";
import { lastingOrder } from "./lastingOrder.ts";
import { type SpokenTime, type SpokenTimeSettings, spokenTime } from "./spokenTime.ts";

/** One change from one definition to another. */
export interface Difference {
  kind: "added" | "removed" | "moved" | "changed";
  /** The line or panel; empty for the questionnaire itself. */
  item: string;
  /** The place of a line in the call before and after, from 1. */
  from?: number;
  to?: number;
  /** Of what changed, each property that differs. */
  properties?: PropertyChange[];
  /** The line as it was and as it is. */
  before?: unknown;
  after?: unknown;
  /** How many more seconds the call takes by it; negative where it takes fewer. */
  seconds: number;
}

/** A property that differs; left out on the side that does not have it. */
export interface PropertyChange {
  property: string;
  before?: unknown;
  after?: unknown;
}

/**
 * What changed from one definition to the other: the questionnaire's own settings, headings, panels, then every line
 * in the order of the call, what was removed at the end. A line that only stands elsewhere because others moved is no
 * difference.
 */
export function differences(
  from: Definition,
  to: Definition,
  settings: SpokenTimeSettings = {},
): Difference[] {
  const before = placesOf(from, settings);
  const after = placesOf(to, settings);
  const common = [...after.keys()].filter((name) => before.has(name));
  const stayed = lastingOrder(common.map((name) => before.get(name)!.place));
  const moved = new Set(common.filter((name) => !stayed.has(before.get(name)!.place)));
  return [
    ...changed("", rootOf(from), rootOf(to), 0),
    ...pageChanges(from, to),
    ...panelChanges(from, to),
    ...[...after].flatMap(([name, now]): Difference[] => {
      const was = before.get(name);
      if (!was) return [{ kind: "added", item: name, to: now.place, after: now.line, seconds: now.seconds }];
      const more = tenths(now.seconds - was.seconds);
      const changes = changed(name, was.line, now.line, more);
      if (!moved.has(name)) return changes;
      const seconds = changes.length > 0 ? 0 : more;
      return [{ kind: "moved", item: name, from: was.place, to: now.place, seconds }, ...changes];
    }),
    ...[...before]
      .filter(([name]) => !after.has(name))
      .map(([name, was]): Difference => ({
        ...{ kind: "removed", item: name, from: was.place, before: was.line, seconds: -was.seconds },
      })),
  ];
}

interface Place {
  line: Line;
  place: number;
  seconds: number;
}

function placesOf(definition: Definition, settings: SpokenTimeSettings): Map<string, Place> {
  const { perItem } = timeOf(definition, settings);
  return new Map(
    lines(definition).map(({ line }, i) => [
      line.name,
      { line, place: i + 1, seconds: perItem[i]?.seconds ?? 0 },
    ]),
  );
}

/** A draft may have a condition that nobody can read yet: then nobody can say how long it takes. */
function timeOf(definition: Definition, settings: SpokenTimeSettings): Pick<SpokenTime, "perItem"> {
  try {
    return spokenTime(definition, settings);
  } catch (error) {
    if (error instanceof ConditionError) return { perItem: [] };
    throw error;
  }
}

/** The settings of the whole, without what it is made of. */
function rootOf(definition: Definition): object {
  const { pages: _pages, elements: _elements, ...root } = definition;
  return root;
}

/** Headings that were reworded; on which page a line stands is no difference to who listens. */
function pageChanges(from: Definition, to: Definition): Difference[] {
  const before = new Map((from.pages ?? []).map((page) => [page.name, page]));
  return (to.pages ?? []).flatMap(({ elements: _now, ...after }): Difference[] => {
    const was = before.get(after.name);
    if (!was) return [];
    const { elements: _then, ...heading } = was;
    return changed(after.name, heading, after, 0);
  });
}

function panelChanges(from: Definition, to: Definition): Difference[] {
  const before = panelsOf(from);
  const after = panelsOf(to);
  return [
    ...[...after].flatMap(([name, panel]): Difference[] => {
      const was = before.get(name);
      return was ? changed(name, was, panel, 0) : [{ kind: "added", item: name, after: panel, seconds: 0 }];
    }),
    ...[...before]
      .filter(([name]) => !after.has(name))
      .map(([name, panel]): Difference => ({ kind: "removed", item: name, before: panel, seconds: 0 })),
  ];
}

/** The panels by name; of what they hold only the names, since the lines are compared by themselves. */
function panelsOf(definition: Definition): Map<string, object> {
  const panels = elements(definition).filter((element) => element.type === "panel");
  return new Map(
    panels.map((panel) => [
      panel.name,
      { ...panel, elements: panel.elements.map(({ name }) => name).sort() },
    ]),
  );
}

function changed(item: string, before: object, after: object, seconds: number): Difference[] {
  const [was, is] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  const properties = [...new Set([...was.keys(), ...is.keys()])].flatMap((property): PropertyChange[] => {
    const [one, other] = [was.get(property), is.get(property)];
    if (isSame(one, other)) return [];
    return [
      {
        property,
        ...(one !== undefined && { before: one }),
        ...(other !== undefined && { after: other }),
      },
    ];
  });
  return properties.length > 0 ? [{ kind: "changed", item, properties, before, after, seconds }] : [];
}

const tenths = (seconds: number): number => Math.round(seconds * 10) / 10;
