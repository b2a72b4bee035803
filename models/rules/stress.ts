import { type Definition, type Element, type Item, elements, isItem, lines } from "./definition.ts";
import { isFixed } from "./fixedLines.ts";
import { type LocalText } from "./localText.ts";
import { mapElements } from "./withoutLines.ts";

/**
 * Stresses an item that scored weak [002]: it is asked in every call, right after the overall score and whatever was
 * stressed before it, and a bad answer is followed by `probe` where it has no such question yet. What an item hangs on
 * has to come first, so a conditional one and one in a panel keep their place. Anchors and locked items stay as they
 * are, and so does a definition without that item.
 */
export function stress(
  definition: Definition,
  item: string,
  { probe, after = [] }: { probe: LocalText; after?: readonly string[] },
): Definition {
  const found = lines(definition).find(({ line }) => line.name === item);
  if (!found || !isItem(found.line) || isFixed(found.line)) return definition;
  const stressed = withProbe(found.line, probe);
  const replace = (element: Element): Element[] => {
    if (element.type === "panel") {
      return [
        { ...element, elements: element.elements.map((line) => (line.name === item ? stressed : line)) },
      ];
    }
    return [element.name === item ? stressed : element];
  };
  if (found.conditions.length > 0 || found.panel) return mapElements(definition, replace);
  // Only forward: what hangs on the item stands behind it.
  const earlier = elements(definition).map(({ name }) => name);
  const anchor = earlier
    .slice(0, earlier.indexOf(item))
    .findLast((name) => name === definition.overall || after.includes(name));
  if (anchor === undefined) return mapElements(definition, replace);
  return mapElements(definition, (element) => {
    const kept = element.name === item ? [] : [element];
    return element.name === anchor ? [...kept, stressed] : kept;
  });
}

/** Asked in every call and, where its answer can be bad, followed by a question for the reason. */
function withProbe({ askRate: _always, ...item }: Item, probe: LocalText): Item {
  if (item.type !== "rating" && item.type !== "boolean") return item;
  return { ...item, showCommentArea: true, commentText: item.commentText ?? probe };
}
