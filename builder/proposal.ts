import { t } from "../locales/index.ts";
import type { PeriodResults } from "../models/periodResults.ts";
import type { KnownTime, Questionnaire } from "../models/questionnaireFields.ts";
import { items } from "../models/rules/definition.ts";
import { differences } from "../models/rules/differences.ts";
import { localText } from "../models/rules/localText.ts";
import { propose } from "../models/rules/propose.ts";
import { spokenTime } from "../models/rules/spokenTime.ts";
import type { Proposal } from "./wire.ts";

/** What a caller asks after a bad answer to an item that has no such question yet. */
const PROBE = { default: t("zh-CN", "builder.probe"), en: t("en", "builder.probe") };

/** The questionnaire that a period's results suggest for the next, with titles in the reader's language. */
export function proposal(
  { definition, version }: Questionnaire,
  { period, items: found }: PeriodResults,
  known: KnownTime,
  locale: string,
): Proposal {
  const proposed = propose(definition, found, { probe: PROBE, settings: known });
  const titles = new Map(items(definition).map(({ name, title }) => [name, localText(title, locale)]));
  const means = new Map(found.map((each) => [each.item, each]));
  return {
    ...{ period, version, definition: proposed.definition },
    time: spokenTime(proposed.definition, known),
    items: proposed.items.map((each) => {
      const { weakness = null, n = 0, mean = null } = means.get(each.item) ?? {};
      return { ...each, title: titles.get(each.item) ?? each.item, weakness, n, mean };
    }),
    differences: differences(definition, proposed.definition, known),
  };
}
