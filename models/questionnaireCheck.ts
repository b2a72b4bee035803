import { t, type Locale } from "../locales/index.ts";
import { fixedFaults } from "./questionnaire.ts";
import type { KnownTime, Questionnaire } from "./questionnaireFields.ts";
import type { Check, LineHint } from "./rules/checked.ts";
import { cuts } from "./rules/cuts.ts";
import { type Definition, isItem, lines } from "./rules/definition.ts";
import { checkDefinition, readDefinition, soundParts } from "./rules/definitionCheck.ts";
import { localText } from "./rules/localText.ts";
import { spokenTime } from "./rules/spokenTime.ts";
import { wording } from "./rules/wording.ts";

/** A definition, and what it is to follow on. */
export interface Candidate {
  definition: unknown;
  /** The version in use, whose anchors and locked lines it has to keep; left out where it stands by itself. */
  published?: Pick<Questionnaire, "store" | "kind" | "definition">;
  mayLock?: boolean;
  /** The head office's version whose locked lines it has taken over. */
  headOffice?: number | undefined;
  known?: KnownTime;
  /** How weak each item was, by which cuts are chosen; asked for only where something has to be cut. */
  weakness?(): Promise<Record<string, number>>;
}

/** Checks a definition as publishing does, and says what to cut where it is too long, in the reader's language. */
export async function checkQuestionnaire(candidate: Candidate, locale: Locale): Promise<Check> {
  const { definition, published, mayLock = false, headOffice, known = {}, weakness } = candidate;
  const problems = checkDefinition(definition);
  const sound = problems.length === 0 ? readDefinition(definition) : null;
  if (sound && published) {
    if (sound.kind !== published.kind) {
      problems.push({ code: "definition.wrongType", params: { property: "kind" } });
    }
    const rights = { mayLock, ...(headOffice !== undefined && { headOffice }) };
    problems.push(...(await fixedFaults(published, sound, rights)));
  }
  const time = sound && spokenTime(sound, known);
  const isTooLong = time !== null && !time.ok;
  return {
    ...{ time, ok: time !== null && time.ok && problems.length === 0 },
    problems: problems.map((problem) => ({ ...problem, message: t(locale, problem.code, problem.params) })),
    hints: hintsOn(sound ?? soundParts(definition), known.locale ?? "zh-CN", locale),
    ...(isTooLong && { cuts: cuts(sound!, await weakness?.(), known) }),
  };
}

/** Hints on every line as customers hear it, in the reader's language. */
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
