import { AppError } from "../../locales/appError.ts";
import type { Context } from "../context.ts";
import { readNow } from "../moment.ts";
import { readJson } from "./readJson.ts";

/** What the command is told beside the file. */
export interface CheckFlags {
  store?: string;
  now?: string;
}

/**
 * Checks a definition as the builder does when it is published, by itself or on top of a store's version. Throws
 * `cli.faultyDefinition` and `questionnaire.tooLong`.
 */
export async function check(context: Context, file: string, flags: CheckFlags): Promise<void> {
  const { checkQuestionnaire } = await import("../../models/questionnaireCheck.ts");
  const definition = await readJson(file);
  const against =
    flags.store === undefined ? {} : await standingOf(definition, flags.store, readNow(flags.now));
  const found = await checkQuestionnaire({ definition, ...against }, context.config.LOCALE);
  const { time, ok, problems, hints, cuts } = found;
  const { seconds = null, longestSeconds = null, limit = 300 } = time ?? {};
  context.report(
    {
      ...{ seconds, longestSeconds, limit, ok },
      problems: problems.map(({ code, item, message }) => ({
        code,
        ...(item !== undefined && { item }),
        message,
      })),
      hints,
      ...(cuts && { cuts }),
    },
    [
      ...(time
        ? [context.text("cli.spokenTime", { seconds: time.seconds, longest: time.longestSeconds })]
        : []),
      ...problems.map(({ item, message }) => line(item, message)),
      ...hints.map(({ item, message }) => line(item, message)),
      ...(cuts?.enough
        ? [context.text("cli.cut", { items: cuts.enough.items.join(", "), seconds: cuts.enough.seconds })]
        : []),
    ],
  );
  if (problems.length > 0) throw new AppError("cli.faultyDefinition", { file, count: problems.length });
  if (!ok) throw new AppError("questionnaire.tooLong", { seconds: Math.ceil(seconds ?? 0), limit });
}

/** The version in use that a definition would follow, and what is known of its calls. */
async function standingOf(definition: unknown, code: string, now: Date) {
  const { knownTime } = await import("../../models/knownTime.ts");
  const { Questionnaire } = await import("../../models/questionnaire.ts");
  const { groupOf } = await import("../../models/questionnaireOwner.ts");
  const { chosenOwner } = await import("./chosenOwner.ts");
  const { soundParts } = await import("../../models/rules/definitionCheck.ts");
  const owner = await chosenOwner(code);
  const kind = soundParts(definition)?.kind;
  if (!kind) return {};
  const published = await Questionnaire.current(owner, kind);
  const { known } = await knownTime(owner, kind, now);
  return { published, known, mayLock: groupOf(owner) !== undefined, headOffice: published.headOffice };
}

const line = (item: string | undefined, message: string): string =>
  [item, message].filter(Boolean).join(": ");
