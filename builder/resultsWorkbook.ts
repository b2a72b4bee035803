import { t, type Locale, type TextKey } from "../locales/index.ts";
import { escapeFormula } from "../models/rules/formula.ts";
import { localTime } from "../models/rules/days.ts";
import type { Results, Words } from "./wire.ts";

type Cell = string | number | null;

/** A period's results as a workbook: the whole, each item, the trend, and what customers said. */
export async function resultsWorkbook(
  results: Results,
  words: readonly Words[],
  { locale, zone }: { locale: Locale; zone: string },
): Promise<Buffer> {
  // Loaded here: it is large, and most who look at results never export them.
  const { default: exceljs } = await import("exceljs");
  const workbook = new exceljs.Workbook();
  const say = (key: TextKey): string => t(locale, key);
  const sheet = (name: TextKey, head: readonly string[], rows: readonly Cell[][]): void => {
    const added = workbook.addWorksheet(say(name), { views: [{ state: "frozen", ySplit: 1 }] });
    added.addRow([...head]).font = { bold: true };
    // What a customer or a colleague wrote is text, whatever it begins with.
    for (const row of rows)
      added.addRow(row.map((cell) => (typeof cell === "string" ? escapeFormula(cell) : cell)));
    added.columns.forEach((column, i) => (column.width = Math.min(60, widthOf([head, ...rows], i))));
  };
  sheet(
    "builder.export.summary",
    [say("builder.export.figure"), say("builder.export.value")],
    summary(results, say),
  );
  sheet("builder.export.items", itemHead(say), items(results, say));
  const periods = results.items.reduce<string[]>(
    (most, { trend }) => (trend.length > most.length ? trend.map(({ period }) => period) : most),
    [],
  );
  sheet(
    "builder.export.trend",
    [say("builder.export.itemCode"), say("builder.export.item"), ...periods],
    results.items.map(({ item, name, trend }) => [
      ...[item, name],
      ...periods.map((code) => rounded(trend.find(({ period }) => period === code)?.mean ?? null)),
    ]),
  );
  sheet(
    "builder.export.words",
    wordsHead(say),
    words.map((each) => wordsRow(each, say, zone)),
  );
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

type Say = (key: TextKey) => string;

function summary({ period, calls, satisfied, index }: Results, say: Say): Cell[][] {
  return [
    [say("builder.export.period"), period.code],
    [say("builder.export.from"), period.from],
    [say("builder.export.to"), period.to],
    [say("builder.export.calls"), calls],
    [say("builder.export.satisfied"), satisfied.count],
    [say("builder.export.satisfiedOf"), satisfied.of],
    [say("builder.export.index"), index === null ? null : Math.round(index)],
  ];
}

const itemHead = (say: Say): string[] =>
  (
    [
      ...["itemCode", "item", "answers", "mean", "low", "high"],
      ...["target", "importance", "weakness", "quadrant", "problems"],
    ] as const
  ).map((column) => say(`builder.export.${column}` as TextKey));

function items({ items: all }: Results, say: Say): Cell[][] {
  return all.map((each) => [
    ...[each.item, each.name, each.n, rounded(each.mean), rounded(each.low), rounded(each.high)],
    ...[each.target, rounded(each.importance), rounded(each.weakness)],
    ...[each.quadrant && say(`builder.quadrant.${each.quadrant}`), each.problems],
  ]);
}

const wordsHead = (say: Say): string[] => [
  ...[say("builder.export.on"), say("builder.export.item"), say("builder.export.score")],
  ...[say("builder.export.tone"), say("builder.export.words")],
];

function wordsRow({ at, name, score, tone, text }: Words, say: Say, zone: string): Cell[] {
  const day = localTime(new Date(at), zone).toFormat("yyyy-MM-dd HH:mm");
  return [day, name ?? null, score, tone && say(`builder.tone.${tone}`), text];
}

// A tenth of what the interval is wide; more would only look exact.
const rounded = (value: number | null): number | null =>
  value === null ? null : Math.round(value * 100) / 100;

/** How wide a column has to be; a Chinese character takes the room of two letters. */
const widthOf = (rows: readonly (readonly Cell[])[], column: number): number =>
  2 + Math.max(...rows.map((row) => String(row[column] ?? "").replace(/[^\u0020-\u007e]/g, "xx").length));
