import { writeFile } from "node:fs/promises";
import { AppError } from "../../locales/appError.ts";
import type { QuestionnaireKind } from "../../models/rules/kinds.ts";
import type { Context } from "../context.ts";
import { readNow } from "../moment.ts";

/** What the command is told beside the kind. */
export interface ProposeFlags {
  period?: string;
  out?: string;
  store?: string;
  now?: string;
}

/** Shows what a period suggests for the next questionnaire; changes nothing. Throws `cli.badPeriod`. */
export async function propose(
  context: Context,
  kind: QuestionnaireKind,
  { period: code, out, store, now }: ProposeFlags,
): Promise<void> {
  const { proposal } = await import("../../builder/proposal.ts");
  const { knownTime } = await import("../../models/knownTime.ts");
  const { periodResults } = await import("../../models/periodResults.ts");
  const { Questionnaire } = await import("../../models/questionnaire.ts");
  const { storesOf } = await import("../../models/questionnaireOwner.ts");
  const { periodBefore, periodOf, readPeriod } = await import("../../models/rules/period.ts");
  const { chosenOwner } = await import("./chosenOwner.ts");
  const owner = await chosenOwner(store);
  const moment = readNow(now);
  const [first] = await storesOf(owner);
  const period = code === undefined ? periodBefore(periodOf(first!.today(moment))) : readPeriod(code);
  if (!period) throw new AppError("cli.badPeriod", { period: code! });
  const [published, results, { known }] = await Promise.all([
    Questionnaire.current(owner, kind),
    periodResults(owner, kind, period),
    knownTime(owner, kind, moment),
  ]);
  const found = proposal(published, results, known, context.config.LOCALE);
  if (out !== undefined) await writeFile(out, `${JSON.stringify(found.definition, null, 2)}\n`);
  const { seconds, longestSeconds, limit, ok } = found.time;
  context.report(
    {
      ...{ kind, period: found.period, version: found.version, seconds, longestSeconds, limit, ok },
      items: found.items.map(({ name: _name, question: _question, ...item }) => item),
      definition: found.definition,
    },
    [
      context.text("cli.proposal", {
        kind,
        period: period.code,
        version: found.version,
        seconds: Math.ceil(seconds),
      }),
      ...found.items.map(({ item, what, askRate, mean, n }) =>
        context.text(`cli.proposal.${what}`, {
          item,
          share: Math.round(100 * askRate),
          mean: mean?.toFixed(1) ?? "–",
          n,
        }),
      ),
    ],
  );
}
