import { t } from "../locales/index.ts";
import type { PeriodResults } from "../models/periodResults.ts";
import type { KnownTime, Questionnaire } from "../models/questionnaireFields.ts";
import { items } from "../models/rules/definition.ts";
import { differences } from "../models/rules/differences.ts";
import { propose } from "../models/rules/propose.ts";
import { spokenTime } from "../models/rules/spokenTime.ts";
import { namesOf } from "./namesOf.ts";
import type { Proposal } from "./wire.ts";

/** What a caller asks after a bad answer to an item that has no such question yet. */
const PROBE = { default: t("zh-CN", "builder.probe"), en: t("en", "builder.probe") };

/** The questionnaire that a period's results suggest for the next, with names in the reader's language. */
export function proposal(
  { definition, version }: Questionnaire,
  { period, items: found }: PeriodResults,
  known: KnownTime,
  locale: string,
): Proposal {
  const proposed = propose(definition, found, { probe: PROBE, settings: known });
  const names = new Map(items(definition).map((item) => [item.name, namesOf(item, locale)]));
  const means = new Map(found.map((each) => [each.item, each]));
  return {
    ...{ period, version, definition: proposed.definition },
    time: spokenTime(proposed.definition, known),
    items: proposed.items.map((each) => {
      const { weakness = null, n = 0, mean = null } = means.get(each.item) ?? {};
      const { name = each.item, question = each.item } = names.get(each.item) ?? {};
      return { ...each, name, question, weakness, n, mean };
    }),
    differences: differences(definition, proposed.definition, known),
  };
}
