import { type Definition, elements, isItem, lines } from "./definition.ts";
import { type DefinitionProblem } from "./definitionProblem.ts";
import { placeholders } from "./placeholders.ts";

// Codes are keys in the database, in expressions and, with a suffix after a dash, of remarks: no dots, no dashes.
const CODE = /^[A-Za-z][A-Za-z0-9_]{0,39}$/;

/** Every name is well formed, its own, and at an item the same as its code. */
export function codeProblems(definition: Definition): DefinitionProblem[] {
  const seen = new Set<string>();
  const panels = elements(definition).filter((element) => element.type === "panel");
  const named = [...lines(definition).map(({ line }) => line), ...panels];
  return named.flatMap((part) => {
    const { name } = part;
    const problems: DefinitionProblem[] = [];
    const add = (code: DefinitionProblem["code"], params: DefinitionProblem["params"]): void => {
      problems.push({ code, item: name.slice(0, 60), params });
    };
    if (!CODE.test(name)) add("definition.codeForm", { code: name.slice(0, 60) });
    else if (isReserved(name)) add("definition.codeReserved", { code: name });
    if (seen.has(name)) add("definition.codeDuplicate", { code: name.slice(0, 60) });
    seen.add(name);
    // Answers, conditions and reports must speak of one thing by one word, in every version of the questionnaire.
    if (part.type !== "panel" && isItem(part) && (part.itemCode ?? name) !== name) {
      add("definition.codeDiffers", { code: part.itemCode!.slice(0, 60), name: name.slice(0, 60) });
    }
    return problems;
  });
}

// A code like "constructor" would be found in every object; one like "plate" would be read out as the plate.
const isReserved = (name: string): boolean => name in {} || Object.hasOwn(placeholders, name);
