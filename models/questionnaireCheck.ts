import { t, type Locale, type TextKey } from "../locales/index.ts";
import { fixedFaults } from "./questionnaire.ts";
import type { KnownTime, Questionnaire } from "./questionnaireFields.ts";
import type { Check, LineHint } from "./rules/checked.ts";
import { cuts } from "./rules/cuts.ts";
import { type Definition, isItem, items, lines } from "./rules/definition.ts";
import { checkDefinition, readDefinition, soundParts } from "./rules/definitionCheck.ts";
import type { DefinitionProblem } from "./rules/definitionProblem.ts";
import { localText } from "./rules/localText.ts";
import { inclusions } from "./rules/parents.ts";
import { propertyNames } from "./rules/propertyNames.ts";
import { rotation } from "./rules/rotation.ts";
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
    problems: problems.map((problem) => ({
      ...problem,
      message: t(locale, problem.code, { ...problem.params, ...namedIn(problem, locale) }),
    })),
    hints: [
      ...hintsOn(sound ?? soundParts(definition), known.locale ?? "zh-CN", locale),
      ...(sound && time?.ok ? trimmedShares(sound, known, locale) : []),
    ],
    ...(isTooLong && { cuts: cuts(sound!, await weakness?.(), known) }),
  };
}

/** A fault's properties, of which there may be several, by the names that the builder gives them. */
function namedIn({ params }: DefinitionProblem, locale: Locale): { property?: string } {
  if (typeof params?.["property"] !== "string") return {};
  const names = params["property"].split(", ").map((property) => propertyName(property, locale));
  return { property: names.join(", ") };
}

/** One that the builder does not show keeps its name in the JSON. */
function propertyName(property: string, locale: Locale): string {
  const names: Readonly<Record<string, TextKey>> = propertyNames;
  return Object.hasOwn(names, property) ? t(locale, names[property]!) : property;
}

/** Items that rotation asks of fewer customers than is stated, because five minutes have no room for more. */
function trimmedShares(definition: Definition, known: KnownTime, locale: Locale): LineHint[] {
  const stated = inclusions(definition);
  if (![...stated.values()].some((share) => share < 1)) return [];
  const { chances } = rotation(definition, known);
  const percent = (share: number): number => Math.round(100 * share);
  return items(definition).flatMap(({ name }): LineHint[] => {
    const [share, chance] = [stated.get(name)!, chances[name]!];
    if (percent(chance) >= percent(share)) return [];
    const found = String(percent(chance));
    const message = t(locale, TRIMMED, { stated: percent(share), found });
    return [{ item: name, code: TRIMMED, found, message }];
  });
}

const TRIMMED = "hint.shareTrimmed";

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
