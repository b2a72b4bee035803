import { type Definition, type Element, lines } from "./definition.ts";
import { parents } from "./parents.ts";

/** The definition without these lines and all that hangs on them; a panel that then holds nothing goes as well. */
export function withoutLines(definition: Definition, names: Iterable<string>): Definition {
  const gone = new Set(names);
  for (const placed of lines(definition)) {
    if (parents(placed).some((parent) => gone.has(parent))) gone.add(placed.line.name);
  }
  return mapElements(definition, (element) => {
    if (element.type !== "panel") return gone.has(element.name) ? [] : [element];
    if (gone.has(element.name)) return [];
    const kept = element.elements.filter(({ name }) => !gone.has(name));
    return kept.length > 0 ? [{ ...element, elements: kept }] : [];
  });
}

/** The definition with each element, panel or line, replaced by what is made of it. */
export function mapElements(definition: Definition, make: (element: Element) => Element[]): Definition {
  const { pages, elements } = definition;
  return {
    ...definition,
    ...(pages && { pages: pages.map((page) => ({ ...page, elements: page.elements.flatMap(make) })) }),
    ...(elements && { elements: elements.flatMap(make) }),
  };
}
