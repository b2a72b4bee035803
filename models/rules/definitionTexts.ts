import { type Definition, type Element, elements, isItem } from "./definition.ts";
import { type DefinitionProblem } from "./definitionProblem.ts";
import { type LocalText, localText } from "./localText.ts";
import { PLACEHOLDER, placeholders } from "./placeholders.ts";

// Two minutes of speech: no line on the telephone is that long.
const LONGEST_TEXT = 500;
// More has no room where names stand.
const LONGEST_NAME = 30;

/** Every text is there, short enough, and holds no markup but b, i, br and p, no address and no unknown placeholder. */
export function textProblems(definition: Definition): DefinitionProblem[] {
  return [
    ...headingProblems(definition),
    ...(definition.pages ?? []).flatMap(headingProblems),
    ...elements(definition).flatMap(elementProblems),
  ];
}

function elementProblems(element: Element): DefinitionProblem[] {
  const of = (problems: DefinitionProblem[]): DefinitionProblem[] =>
    problems.map((problem) => ({ ...problem, item: element.name.slice(0, 60) }));
  if (element.type === "panel")
    return [...of(headingProblems(element)), ...element.elements.flatMap(elementProblems)];
  if (!isItem(element)) return of(needed("html", element.html));
  return of([
    ...needed("title", element.title),
    ...faults("shortName", element.shortName, LONGEST_NAME),
    ...faults("description", element.description),
    ...faults("commentText", element.commentText),
    ...(element.type === "rating" ? faults("minRateDescription", element.minRateDescription) : []),
    ...(element.type === "rating" ? faults("maxRateDescription", element.maxRateDescription) : []),
    ...(element.type === "boolean" ? faults("labelTrue", element.labelTrue) : []),
    ...(element.type === "boolean" ? faults("labelFalse", element.labelFalse) : []),
    ...("choices" in element
      ? element.choices.flatMap((option) =>
          typeof option === "object" ? faults("choices", option.text) : [],
        )
      : []),
  ]);
}

const headingProblems = (part: { title?: LocalText; description?: LocalText }): DefinitionProblem[] => [
  ...faults("title", part.title),
  ...faults("description", part.description),
];

const needed = (property: string, text: LocalText): DefinitionProblem[] =>
  localText(text, "default").trim() === ""
    ? [{ code: "definition.textMissing", params: { property } }]
    : faults(property, text);

const faults = (
  property: string,
  text: LocalText | undefined,
  limit: number = LONGEST_TEXT,
): DefinitionProblem[] =>
  (typeof text === "object" ? Object.values(text) : [text ?? ""]).flatMap((words) =>
    faultsOf(property, words, limit),
  );

function faultsOf(property: string, words: string, limit: number): DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  const { length } = words;
  if (length > limit) {
    return [{ code: "definition.textTooLong", params: { property, length, limit } }];
  }
  const tag = words.replace(/<\/?(?:b|i|br|p)\s*\/?>/gi, "").match(/<[^>]{0,40}>?/);
  if (tag) problems.push({ code: "definition.textTag", params: { property, tag: tag[0] } });
  const address = words.match(
    /(?:[a-z][a-z0-9+.-]*:\/\/|\bwww\.|\b(?:javascript|vbscript):|\bdata:\w+\/)[^\s<]{0,40}/i,
  );
  if (address) problems.push({ code: "definition.textAddress", params: { property, address: address[0] } });
  for (const [, name] of words.matchAll(PLACEHOLDER)) {
    if (Object.hasOwn(placeholders, name!.trim())) continue;
    problems.push({
      code: "definition.textPlaceholder",
      params: { property, placeholder: name!.slice(0, 60) },
    });
  }
  return problems;
}
