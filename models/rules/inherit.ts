import { type Definition, type Element, type Line, elements, lines } from "./definition.ts";
import { mapElements, withoutLines } from "./withoutLines.ts";

/**
 * A store's definition with head office's locked lines as these are now: each in the place that the store gave it, a
 * new one after the line that it follows at head office, and none that head office has given up. All else is the
 * store's own.
 */
export function inherit(store: Definition, group: Definition): Definition {
  const locked = lines(group).filter(({ line }) => line.locked);
  const wanted = new Map(locked.map(({ line }) => [line.name, line]));
  const framed = withFrame(store, group, wanted);
  const given = lines(framed).filter(({ line }) => line.locked && !wanted.has(line.name));
  const updated = mapElements(
    withoutLines(
      framed,
      given.map(({ line }) => line.name),
    ),
    (element) => [
      element.type === "panel" ? { ...element, elements: element.elements.map(renewed) } : renewed(element),
    ],
  );
  function renewed(line: Line): Line {
    return wanted.get(line.name) ?? line;
  }
  return locked.reduce((definition, { line }) => withLine(definition, line.name, group), updated);
}

/** The opening, closing and overall score of head office in the place of the store's, where they are locked. */
function withFrame(store: Definition, group: Definition, wanted: ReadonlyMap<string, Line>): Definition {
  return (["opening", "closing", "overall"] as const).reduce((definition, role) => {
    const line = wanted.get(group[role]);
    const own = definition[role];
    if (!line || own === line.name) return definition;
    const replaced = mapElements(definition, (element) =>
      element.name === line.name ? [] : [element.name === own ? line : element],
    );
    return { ...replaced, [role]: line.name };
  }, store);
}

/** The definition with that line of head office's, where it is missing after the nearest that stands before it there. */
function withLine(definition: Definition, name: string, group: Definition): Definition {
  const here = new Set(lines(definition).map(({ line }) => line.name));
  if (here.has(name)) return definition;
  const order = lines(group);
  const at = order.findIndex(({ line }) => line.name === name);
  const { line, panel } = order[at]!;
  const own = panel && elements(definition).find((element) => element.name === panel.name);
  if (own?.type === "panel") {
    return mapElements(definition, (element) =>
      element === own ? [{ ...own, elements: [...own.elements, line] }] : [element],
    );
  }
  const added: Element = panel ? { ...panel, elements: [line] } : line;
  const before = order.slice(0, at).findLast((each) => here.has(each.line.name))?.line.name;
  const after = before === undefined || before === definition.closing ? definition.opening : before;
  return mapElements(definition, (element) => (holds(element, after) ? [element, added] : [element]));
}

const holds = (element: Element, name: string): boolean =>
  element.name === name || (element.type === "panel" && element.elements.some((line) => line.name === name));
