import { codeProblems } from "./definitionCodes.ts";
import { type Definition, choiceValues, elements, isItem, items, lines } from "./definition.ts";
import { conditionProblems } from "./definitionConditions.ts";
import { type DefinitionProblem } from "./definitionProblem.ts";
import { type Shape } from "./definitionShape.ts";
import { textProblems } from "./definitionTexts.ts";

// A questionnaire of this many lines could never be asked in five minutes; more is a mistake or an attack.
const MOST_ELEMENTS = 80;

/** What is wrong between parts that are each well shaped: codes, texts, conditions, first and last line. */
export function ruleProblems({ definition, rootIsSound, unsound }: Shape): DefinitionProblem[] {
  return [
    ...sizeProblems(definition, unsound),
    ...codeProblems(definition),
    ...textProblems(definition),
    ...choiceProblems(definition),
    ...conditionProblems(definition, unsound),
    ...(rootIsSound ? frameProblems(definition, unsound) : []),
  ];
}

function sizeProblems(definition: Definition, unsound: readonly string[]): DefinitionProblem[] {
  const count = elements(definition).filter(({ type }) => type === "panel").length + lines(definition).length;
  if (count > MOST_ELEMENTS) {
    return [{ code: "definition.tooManyElements", params: { count, limit: MOST_ELEMENTS } }];
  }
  return items(definition).length + unsound.length === 0 ? [{ code: "definition.noItems" }] : [];
}

function choiceProblems(definition: Definition): DefinitionProblem[] {
  return items(definition).flatMap((item) => {
    if (item.type !== "radiogroup" && item.type !== "checkbox") return [];
    const values = choiceValues(item);
    const repeated = values.filter((value, at) => values.indexOf(value) !== at);
    return [...new Set(repeated)].map((value): DefinitionProblem => ({
      code: "definition.choiceDuplicate",
      item: item.name,
      params: { value },
    }));
  });
}

/** The overall score is asked of everyone, or "satisfied" has no base; the call opens and closes as named. */
function frameProblems(definition: Definition, unsound: readonly string[]): DefinitionProblem[] {
  const { overall, opening, closing } = definition;
  const all = lines(definition);
  const problems: DefinitionProblem[] = [];
  const found = all.find(({ line }) => line.name === overall && line.type === "rating");
  if (!found) {
    if (!unsound.includes(overall))
      problems.push({ code: "definition.overallUnknown", params: { code: overall } });
  } else if (found.conditions.length > 0 || (isItem(found.line) && (found.line.askRate ?? 1) < 1)) {
    problems.push({ code: "definition.overallNotAlwaysAsked", item: overall, params: { code: overall } });
  }
  const isScript = (at: number, name: string): boolean => {
    const placed = all.at(at);
    return placed?.line.type === "html" && placed.line.name === name && placed.conditions.length === 0;
  };
  if (!isScript(0, opening) && !unsound.includes(opening)) {
    problems.push({ code: "definition.openingNotFirst", params: { name: opening } });
  }
  if (!isScript(-1, closing) && !unsound.includes(closing)) {
    problems.push({ code: "definition.closingNotLast", params: { name: closing } });
  }
  return problems;
}
