import type { PeriodResults } from "../../models/periodResults.ts";
import { items } from "../../models/rules/definition.ts";
import { quadrants } from "../../models/rules/quadrants.ts";
import { shareInterval } from "../../models/rules/shareInterval.ts";
import type { QuestionnaireKind } from "../../models/rules/kinds.ts";
import { namesOf } from "../namesOf.ts";
import type { ItemResult, Results } from "../wire.ts";

/** A period's results as the page shows them, with names in the reader's language. */
export function presentResults(kind: QuestionnaireKind, results: PeriodResults, locale: string): Results {
  const { period, periods, definition, calls, satisfied, index, stats, versions, before, trend } = results;
  const marks = new Map(items(definition).map((item) => [item.name, item]));
  const split = quadrants(results.items);
  return {
    ...{ kind, period, periods, calls, index, versions },
    satisfied: { ...satisfied, ...shareOf(satisfied) },
    items: results.items.map((found): ItemResult => {
      const { item: name, n, mean, target, importance, importanceFrom, weakness } = found;
      const item = marks.get(name)!;
      const { interval = null, problems = 0 } = stats.get(name) ?? {};
      return {
        ...{ item: name, ...namesOf(item, locale), type: item.type, n, mean },
        ...{ low: interval?.low ?? null, high: interval?.high ?? null, target, problems },
        ...{ importance, importanceFrom, weakness, quadrant: split?.of.get(name) ?? null },
        ...{ anchor: item.anchor ?? false, locked: item.locked ?? false },
        // Only what was never reworded can be compared over years.
        trend: item.anchor ? trend(name) : trend(name).slice(-2),
      };
    }),
    split: split?.split ?? null,
    before: { calls: before.calls, satisfied: shareOf(before.satisfied).share, index: before.index },
  };
}

function shareOf({ count, of }: { count: number; of: number }) {
  const interval = shareInterval(count, of);
  return { share: of === 0 ? null : count / of, low: interval?.low ?? null, high: interval?.high ?? null };
}
