import { t, type Locale } from "../locales/index.ts";
import { fixedFaults } from "../models/questionnaire.ts";
import type { Questionnaire } from "../models/questionnaireFields.ts";
import { cuts } from "../models/rules/cuts.ts";
import { type Definition, isItem, lines } from "../models/rules/definition.ts";
import { checkDefinition, readDefinition, soundParts } from "../models/rules/definitionCheck.ts";
import type { DefinitionProblem, DefinitionProblemCode } from "../models/rules/definitionProblem.ts";
import { localText } from "../models/rules/localText.ts";
import { spokenTime } from "../models/rules/spokenTime.ts";
import { wording } from "../models/rules/wording.ts";
import type { Knowledge } from "./knowledge.ts";
import type { Opened } from "./opened.ts";
import type { Check, LineHint } from "./wire.ts";

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

/** A definition as it stands among the versions. */
export interface Candidate {
  definition: unknown;
  published: Questionnaire;
  /** The head office's version whose locked lines it has taken over. */
  headOffice?: number | undefined;
}

/** Whether a definition holds what not even a draft may hold. */
export function isForbidden({ problems }: Check): boolean {
  return problems.some(({ code }) => forbidden.has(code));
}

/** Checks a definition as publishing does, and says what to cut where it is too long. */
export async function check(
  { owner, kind, rights, reader }: Opened,
  { definition, published, headOffice }: Candidate,
  knowledge: Knowledge,
): Promise<Check> {
  const { locale } = reader;
  const problems = checkDefinition(definition);
  const sound = problems.length === 0 ? readDefinition(definition) : null;
  if (sound && sound.kind !== kind) {
    problems.push({ code: "definition.wrongType", params: { property: "kind" } });
  }
  if (sound) {
    const frame = { mayLock: rights.lock, ...(headOffice !== undefined && { headOffice }) };
    problems.push(...(await fixedFaults(published, sound, frame)));
  }
  const { known } = await knowledge.measured(owner, kind);
  const time = sound && spokenTime(sound, known);
  return {
    time,
    ok: time !== null && time.ok && problems.length === 0,
    problems: problems.map((problem) => ({ ...problem, message: messageOf(problem, locale) })),
    hints: hintsOn(sound ?? soundParts(definition), known.locale, locale),
    ...(sound && !time?.ok && { cuts: cuts(sound, await weaknessBy(owner, kind, knowledge), known) }),
  };
}

const messageOf = ({ code, params }: DefinitionProblem, locale: Locale): string => t(locale, code, params);

/** Hints on every line as the store's customers hear it, in the reader's language. */
function hintsOn(definition: Definition | null, spoken: string, locale: Locale): LineHint[] {
  if (!definition) return [];
  return lines(definition).flatMap(({ line }) => {
    const [text, part] = isItem(line) ? [line.title, "question" as const] : [line.html, "script" as const];
    return wording(localText(text, spoken), spoken, part).map((hint) => ({
      ...{ item: line.name, ...hint },
      message: t(locale, hint.code, { found: hint.found }),
    }));
  });
}

async function weaknessBy(
  owner: string,
  kind: Opened["kind"],
  knowledge: Knowledge,
): Promise<Record<string, number>> {
  const { last } = await knowledge.periods(owner);
  const { items } = await knowledge.results(owner, kind, last);
  return Object.fromEntries(items.map(({ item, weakness }) => [item, weakness]));
}
