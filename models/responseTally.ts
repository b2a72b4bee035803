import type { AnswerCell } from "./rules/answerCells.ts";
import type { QuestionnaireKind } from "./rules/kinds.ts";

/** Answers that are alike, of one version; those to an item that was drawn and not answered are counted as well. */
export interface TallyCell extends AnswerCell {
  store: string;
  version: number;
  /** The code of the period that it lies in. */
  period: string;
  answered: boolean;
}

/** Which responses are counted. */
export interface TallyOf {
  stores: readonly string[];
  kind: QuestionnaireKind;
  /** One after the other without a gap, each until the moment at which it is over. */
  periods: readonly { code: string; from: Date; to: Date }[];
}

/** A counted group as the database gives it. */
export interface TallyGroup {
  _id: {
    call: { store: string; version: number; period: string; overall?: number };
    drawn: { item: string; chance: number; points?: number | null };
  };
  count: number;
}

/**
 * The one aggregation of a period's results: every item that was drawn, alike answers counted together. What the
 * answers of one call have in common is worked out once, before they are taken apart.
 */
export function tallyStages({ stores, kind, periods }: TallyOf): object[] {
  const last = periods.at(-1)!;
  const branches = periods
    .slice(0, -1)
    .map(({ code, to }) => ({ case: { $lt: ["$submittedAt", to] }, then: code }));
  const period =
    branches.length > 0 ? { $switch: { branches, default: last.code } } : { $literal: last.code };
  return [
    {
      $match: {
        store: stores.length === 1 ? stores[0] : { $in: [...stores] },
        submittedAt: { $gte: periods[0]!.from, $lt: last.to },
        "questionnaire.kind": kind,
      },
    },
    {
      $project: {
        ...{ _id: 0, drawn: 1 },
        call: { store: "$store", version: "$questionnaire.version", period, overall: "$score" },
      },
    },
    { $unwind: "$drawn" },
    { $group: { _id: { call: "$call", drawn: "$drawn" }, count: { $sum: 1 } } },
  ];
}

/** The cell that a counted group is. Words count as an answer without points, which is another thing than none. */
export function tallyCell({ _id: { call, drawn }, count }: TallyGroup): TallyCell {
  const { store, version, period, overall = null } = call;
  const { item, chance, points } = drawn;
  return {
    ...{ store, version, period, overall, item, chance },
    ...{ points: points ?? null, answered: points !== undefined, count },
  };
}
