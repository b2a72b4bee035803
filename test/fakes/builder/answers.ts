import type { Definition } from "../../../models/rules/definition.ts";
import { isItem, items, lines } from "../../../models/rules/definition.ts";
import type { Check } from "../../../models/rules/checked.ts";
import { checkDefinition } from "../../../models/rules/definitionCheck.ts";
import { cuts } from "../../../models/rules/cuts.ts";
import { localText } from "../../../models/rules/localText.ts";
import { plainText } from "../../../models/rules/speech.ts";
import { quadrants } from "../../../models/rules/quadrants.ts";
import { spokenTime } from "../../../models/rules/spokenTime.ts";
import { weakness } from "../../../models/rules/weakness.ts";
import { wording } from "../../../models/rules/wording.ts";
import { namesOf } from "../../../builder/namesOf.ts";
import { t, type Locale } from "../../../locales/index.ts";
import type {
  ItemResult,
  Results,
  TimeSettings,
  TrendPoint,
  WeakItem,
  Words,
} from "../../../builder/wire.ts";

/** The quarters that the fake store has answers of. */
export const periods = ["2026Q3", "2026Q2", "2026Q1", "2025Q4", "2025Q3", "2025Q2"].map((code) => {
  const [year, quarter] = [code.slice(0, 4), Number(code.slice(5))];
  const ends = ["03-31", "06-30", "09-30", "12-31"];
  const from = `${year}-${String(3 * quarter - 2).padStart(2, "0")}-01`;
  return { code, from, to: `${year}-${ends[quarter - 1]!}` };
});

export const settings: TimeSettings = { locale: "zh-CN", threshold: 6, calibration: 1, reach: {} };

// Means of last period in the order of the items; the rest did well.
const means = [8.6, 9.1, 9.4, 7.4, 7.9, 8.3, 9.2, 8.5, 8.8, 9.3];
const meanAt = (at: number): number => means[at % means.length]!;

const trendOf = (mean: number, at: number): TrendPoint[] =>
  periods.toReversed().map(({ code }, index) => ({
    period: code,
    mean:
      Math.round(10 * Math.min(10, mean + 0.3 * Math.sin(at + index) + (mean < 8 ? 0.15 * (5 - index) : 0))) /
      10,
    n: 180 + 20 * index,
  }));

/** The text of a line in that language. */
export function titleOf(definition: Definition, name: string, locale: Locale): string {
  const line = lines(definition).find((placed) => placed.line.name === name)?.line;
  return line ? plainText(localText(isItem(line) ? line.title : line.html, locale)).trim() : name;
}

/** The items of a definition, the weakest first. */
export function weakItems(definition: Definition, locale: Locale): WeakItem[] {
  const scored = items(definition).filter(({ type }) => type === "rating" || type === "boolean");
  const stats = new Map(
    scored.map((item, at) => [
      item.name,
      { n: at % 7 === 6 ? 57 : 290 - at, mean: meanAt(at), low: 0, correlation: null } as never,
    ]),
  );
  return weakness(definition, stats).map((found) => {
    const at = scored.findIndex(({ name }) => name === found.item);
    const item = scored[at]!;
    const owner = { locked: item.locked ?? false, anchor: item.anchor ?? false };
    return { ...found, ...namesOf(item, locale), ...owner, trend: trendOf(meanAt(at), at) };
  });
}

/** What the server would find in a definition. */
export function checkOf(value: unknown, weak: readonly WeakItem[], locale: Locale): Check {
  const problems = checkDefinition(value).map((problem) => ({
    ...problem,
    message: t(locale, problem.code as never, problem.params),
  }));
  if (problems.length > 0) return { time: null, ok: false, problems, hints: [] };
  const definition = value as Definition;
  const time = spokenTime(definition, settings);
  const hints = lines(definition).flatMap(({ line }) =>
    wording(titleOf(definition, line.name, "zh-CN"), "zh-CN", isItem(line) ? "question" : "script").map(
      (hint) => ({
        ...hint,
        item: line.name,
        message: t(locale, hint.code as never, { found: hint.found }),
      }),
    ),
  );
  const known = Object.fromEntries(weak.map((item) => [item.item, item.weakness]));
  return { time, ok: time.ok, problems, hints, ...(!time.ok && { cuts: cuts(definition, known, settings) }) };
}

/** The results of a period. */
export function resultsOf(
  definition: Definition,
  kind: "sales" | "service",
  period: string,
  locale: Locale,
): Results {
  const found = weakItems(definition, locale);
  const split = quadrants(found);
  const items: ItemResult[] = found.map((item) => ({
    ...{
      item: item.item,
      name: item.name,
      question: item.question,
      n: item.n,
      mean: item.mean,
      target: item.target,
    },
    type: "rating",
    low: item.mean === null ? null : item.mean - (item.n < 100 ? 0.6 : 0.25),
    high: item.mean === null ? null : Math.min(10, item.mean + (item.n < 100 ? 0.6 : 0.25)),
    ...{ importance: item.importance, importanceFrom: item.importanceFrom, weakness: item.weakness },
    quadrant: split?.of.get(item.item) ?? null,
    problems: Math.round((10 - (item.mean ?? 10)) * 9),
    ...{ anchor: item.anchor, locked: item.locked },
    trend: item.anchor ? item.trend : item.trend.slice(-2),
  }));
  return {
    ...{ kind, period: periods.find(({ code }) => code === period) ?? periods[0]!, periods, calls: 294 },
    satisfied: { count: 246, of: 294, share: 246 / 294, low: 0.79, high: 0.876 },
    ...{ index: 845, items, split: split?.split ?? null, versions: [{ version: 1, calls: 294 }] },
    before: { calls: 281, satisfied: 0.812, index: 831 },
  };
}

const said: [Words["tone"], string, number][] = [
  ["blame", "说好两个小时，坐了快四个小时，中间没人来说一声。", 5],
  ["blame", "结账比说的多了三百块，问了才告诉我换了滤芯。", 6],
  ["blame", "讲了一堆项目，我还是不知道为什么要换。", 6],
  ["praise", "异响找了好几家都没修好，你们一次就解决了。", 10],
  ["praise", "下着雨，接待的姑娘打着伞把我送到门口。", 10],
  [null, "停车位再多一点就好了。", 8],
];

/** What customers said in the fake store. */
export function wordsOf(definition: Definition, locale: Locale, tone: string | undefined): Words[] {
  const asked = items(definition);
  return said
    .map(([tone, text, score], at): Words => {
      const item = asked[at + 2]!;
      const { name } = namesOf(item, locale);
      return {
        id: `w${at}`,
        item: item.name,
        name,
        text,
        tone,
        score,
        at: `2026-09-${18 - at}T03:00:00Z`,
        version: 1,
      };
    })
    .filter((word) => tone === undefined || word.tone === tone);
}
