import { Questionnaire } from "./questionnaire.ts";
import { groupOf, ownerAbove, storesOf } from "./questionnaireOwner.ts";
import { Response } from "./response.ts";
import type { TallyCell } from "./responseTally.ts";
import type { Definition } from "./rules/definition.ts";
import { type ItemStats, statsByItem } from "./rules/itemStats.ts";
import type { QuestionnaireKind } from "./rules/kinds.ts";
import { type Period, periodsUpTo, spanOf } from "./rules/period.ts";
import { SATISFIED_FROM, satisfactionIndex } from "./rules/scoring.ts";
import { type ItemWeakness, weakness } from "./rules/weakness.ts";
import type { Store } from "./storeFields.ts";

/** What the answers of a period say, and of the five before it for comparison. */
export interface PeriodResults extends PeriodFigures {
  period: Period;
  /** The version in use, whose items are judged. */
  definition: Definition;
  stats: ReadonlyMap<string, ItemStats>;
  /** Every scored item, the weakest first. */
  items: ItemWeakness[];
  /** How many calls were asked by each version; of a group's stores by their own numbers, all together. */
  versions: { version: number; calls: number }[];
  before: PeriodFigures;
  /** Of each item its mean in the last six periods, the oldest first; null over nobody. */
  trend(item: string): { period: string; mean: number | null; n: number }[];
  /** Of these periods the ones with answers, the newest first. */
  periods: Period[];
}

/** The figures of the whole. */
export interface PeriodFigures {
  /** Calls that the questionnaire was asked in. */
  calls: number;
  /** Satisfied customers, of those who gave the overall score. */
  satisfied: { count: number; of: number };
  /** Out of 1,000; null over nobody. */
  index: number | null;
}

const PERIODS = 6;

/**
 * The results of a period, weighted for rotation. An item's mean is drawn towards that of the dealer group, or for a
 * store by itself towards its own of the period before, while few have answered.
 */
export async function periodResults(
  owner: string,
  kind: QuestionnaireKind,
  period: Period,
): Promise<PeriodResults> {
  const stores = await storesOf(owner);
  const periods = periodsUpTo(period, PERIODS);
  const [{ definition }, cells, group] = await Promise.all([
    Questionnaire.current(owner, kind),
    tally(stores, kind, periods),
    groupMeans(owner, kind, period),
  ]);
  const { threshold } = stores[0]!.limits;
  const byPeriod = periods.map(({ code }) => cells.filter((cell) => cell.period === code));
  const stats = byPeriod.map((own) => statsByItem(answered(own), threshold));
  const judged = (at: number, before: Record<string, number>) => weakness(definition, stats[at]!, before);
  const items = judged(PERIODS - 1, group ?? meansOf(stats[PERIODS - 2]!));
  return {
    ...{ period, definition, items, stats: stats[PERIODS - 1]! },
    ...figures(definition, byPeriod[PERIODS - 1]!, items),
    versions: callsByVersion(definition, byPeriod[PERIODS - 1]!),
    before: figures(definition, byPeriod[PERIODS - 2]!, judged(PERIODS - 2, {})),
    trend: (item) =>
      periods.map(({ code }, at) => {
        const { mean = null, n = 0 } = stats[at]!.get(item) ?? {};
        return { period: code, mean, n };
      }),
    periods: periods.filter((_, at) => byPeriod[at]!.length > 0).reverse(),
  };
}

function tally(
  stores: readonly Store[],
  kind: QuestionnaireKind,
  periods: readonly Period[],
): Promise<TallyCell[]> {
  const codes = stores.map(({ _id }) => _id);
  const zone = stores[0]!.timezone;
  return Response.tally({ stores: codes, kind, periods: periods.map((each) => spanOf(each, zone)) });
}

/** The means of all stores of the group; undefined for a store by itself and for the group itself. */
async function groupMeans(
  owner: string,
  kind: QuestionnaireKind,
  period: Period,
): Promise<Record<string, number> | undefined> {
  const above = groupOf(owner) === undefined ? await ownerAbove(owner) : undefined;
  if (above === undefined) return undefined;
  return meansOf(statsByItem(answered(await tally(await storesOf(above), kind, [period]))));
}

const meansOf = (stats: ReadonlyMap<string, ItemStats>): Record<string, number> =>
  Object.fromEntries([...stats].flatMap(([item, { mean }]) => (mean === null ? [] : [[item, mean]])));

function figures(
  { overall }: Definition,
  cells: readonly TallyCell[],
  items: readonly ItemWeakness[],
): PeriodFigures {
  // The overall score is drawn in every call.
  const calls = cells.filter(({ item }) => item === overall);
  const given = calls.filter(({ points }) => points !== null);
  return {
    calls: countOf(calls),
    satisfied: {
      count: countOf(given.filter(({ points }) => points! >= SATISFIED_FROM)),
      of: countOf(given),
    },
    index: satisfactionIndex(items.map(({ importance, mean }) => ({ share: importance, mean }))),
  };
}

function callsByVersion(
  { overall }: Definition,
  cells: readonly TallyCell[],
): { version: number; calls: number }[] {
  const calls = new Map<number, number>();
  for (const { item, version, count } of cells) {
    if (item === overall) calls.set(version, (calls.get(version) ?? 0) + count);
  }
  return [...calls]
    .map(([version, count]) => ({ version, calls: count }))
    .sort((a, b) => b.version - a.version);
}

const answered = (cells: readonly TallyCell[]): TallyCell[] => cells.filter((cell) => cell.answered);

const countOf = (cells: readonly TallyCell[]): number => cells.reduce((sum, { count }) => sum + count, 0);
