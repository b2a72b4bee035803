import { type Definition } from "./definition.ts";
import { type DefinitionProblem } from "./definitionProblem.ts";
import { ruleProblems } from "./definitionRules.ts";
import { type Shape, readShape } from "./definitionShape.ts";

const MOST_BYTES = 100 * 1024;
// Definition → pages → page → elements → panel → elements → choice → choices → option → text: ten, doubled.
const DEEPEST = 20;

/** Every fault of what is said to be a questionnaire, none if it may be used; any JSON may be given, none makes it throw. */
export function checkDefinition(value: unknown): DefinitionProblem[] {
  return examine(value).problems;
}

/** The definition, once checked; throws InvalidDefinition with all that checkDefinition finds. */
export function readDefinition(value: unknown): Definition {
  const { shape, problems } = examine(value);
  if (!shape || problems.length > 0) throw new InvalidDefinition(problems);
  return tidy(shape.definition);
}

/** What of a definition is sound, for comparing a draft that still has faults; nothing where it cannot be read. */
export function soundParts(value: unknown): Definition | null {
  const { shape } = examine(value);
  return shape?.rootIsSound ? tidy(shape.definition) : null;
}

/** A definition that must not be used, and why. */
export class InvalidDefinition extends Error {
  override name = "InvalidDefinition";
  readonly problems: readonly DefinitionProblem[];
  constructor(problems: readonly DefinitionProblem[]) {
    super(problems.map(({ code, item }) => (item ? `${code} (${item})` : code)).join(", "));
    this.problems = problems;
  }
}

/** As it was given: pages, or elements alone. */
function tidy({ pages, elements, ...root }: Definition): Definition {
  return { ...root, ...(pages?.length && { pages }), ...(elements?.length && { elements }) };
}

function examine(value: unknown): { shape?: Shape; problems: DefinitionProblem[] } {
  // Before anything that recurses: a body of nested brackets would run the stack out.
  if (isDeeperThan(value, DEEPEST)) {
    return { problems: [{ code: "definition.tooDeep", params: { limit: DEEPEST } }] };
  }
  const bytes = new TextEncoder().encode(JSON.stringify(value)).length;
  if (bytes > MOST_BYTES) {
    return { problems: [{ code: "definition.tooLarge", params: { bytes, limit: MOST_BYTES } }] };
  }
  const shape = readShape(value);
  if (typeof value !== "object" || value === null) return { problems: shape.problems };
  return { shape, problems: [...shape.problems, ...ruleProblems(shape)] };
}

function isDeeperThan(value: unknown, limit: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; depth <= limit; depth++) {
    level = level.flatMap((each) => (typeof each === "object" && each !== null ? Object.values(each) : []));
    if (level.length === 0) return false;
  }
  return true;
}
