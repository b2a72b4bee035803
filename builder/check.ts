import { type Candidate, checkQuestionnaire } from "../models/questionnaireCheck.ts";
import type { Check } from "../models/rules/checked.ts";
import type { DefinitionProblemCode } from "../models/rules/definitionProblem.ts";
import type { Knowledge } from "./knowledge.ts";
import type { Opened } from "./opened.ts";

/** What is not even kept in a draft: nobody who opens it is to be handed somebody else's script. */
const forbidden = new Set<DefinitionProblemCode>([
  "definition.tooLarge",
  "definition.tooDeep",
  "definition.tooManyElements",
  "definition.unknownProperty",
  "definition.unknownType",
  "definition.nestedPanel",
  "definition.textTag",
  "definition.textAddress",
]);

/** Whether a definition holds what not even a draft may hold. */
export function isForbidden({ problems }: Check): boolean {
  return problems.some(({ code }) => forbidden.has(code));
}

/** Checks a definition against the version in use and all that is known of its calls, in the reader's language. */
export async function check(
  { owner, kind, rights, reader }: Opened,
  candidate: Pick<Candidate, "definition" | "published" | "headOffice">,
  knowledge: Knowledge,
): Promise<Check> {
  const { known } = await knowledge.measured(owner, kind);
  const weakness = async (): Promise<Record<string, number>> => {
    const { last } = await knowledge.periods(owner);
    const { items } = await knowledge.results(owner, kind, last);
    return Object.fromEntries(items.map((found) => [found.item, found.weakness]));
  };
  return checkQuestionnaire({ ...candidate, mayLock: rights.lock, known, weakness }, reader.locale);
}
