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
  _id: Omit<AnswerCell, "count"> & {
    store: string;
    version: number;
    period: string;
    type: string;
  };
  count: number;
}

/** The one aggregation of a period's results: every item that was drawn, alike answers counted together. */
export function tallyStages({ stores, kind, periods }: TallyOf): object[] {
  const last = periods.at(-1)!;
  const branches = periods
    .slice(0, -1)
    .map(({ code, to }) => ({ case: { $lt: ["$submittedAt", to] }, then: code }));
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
        ...{ _id: 0, store: 1, version: "$questionnaire.version", overall: "$score", drawn: 1 },
        period: branches.length > 0 ? { $switch: { branches, default: last.code } } : { $literal: last.code },
      },
    },
    { $unwind: "$drawn" },
    {
      $group: {
        _id: {
          store: "$store",
          version: "$version",
          period: "$period",
          overall: { $ifNull: ["$overall", null] },
          item: "$drawn.item",
          chance: "$drawn.chance",
          points: { $ifNull: ["$drawn.points", null] },
          // Words count as an answer without points, which is another thing than none.
          type: { $type: "$drawn.points" },
        },
        count: { $sum: 1 },
      },
    },
  ];
}

/** The cell that a counted group is. */
export function tallyCell({ _id: { type, ...cell }, count }: TallyGroup): TallyCell {
  return { ...cell, answered: type !== "missing", count };
}
