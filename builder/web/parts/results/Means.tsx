import { type EChartsCoreOption } from "echarts/core";
import { useCallback, type ReactNode } from "react";
import { shortened } from "../../../../models/rules/itemName.ts";
import { type ItemResult, type Results } from "../../../wire.ts";
import { score } from "../../state/score.ts";
import { useBuilderText } from "../../useBuilderText.ts";
import { axis, Chart, type ChartColors } from "./Chart.tsx";
import { ChartCard } from "./ChartCard.tsx";
import { safeName } from "./safeName.ts";

type Answered = ItemResult & { mean: number };

/** Each item's mean with its 95 % interval against the target; the period before as a hollow dot. */
export function Means({ results }: { results: Results }): ReactNode {
  const { t } = useBuilderText();
  const { items } = results;
  const answered = items
    .filter((item): item is Answered => item.mean !== null)
    .toSorted((one, other) => other.mean - one.mean);
  const option = useCallback(
    (colors: ChartColors, width: number): EChartsCoreOption =>
      meansOption(answered, colors, width, t("builder.target")),
    // The same results always make the same rows.
    [results, t],
  );
  return (
    <ChartCard
      title={t("builder.results.means")}
      note={t("builder.results.means.note")}
      rows={[...answered.toReversed(), ...items.filter(({ mean }) => mean === null)]}
      rowKey={({ item }) => item}
      columns={[
        { title: t("builder.item"), value: ({ name }) => name },
        { title: t("builder.mean"), right: true, value: ({ mean }) => score(mean) },
        { title: t("builder.results.interval.title"), right: true, value: interval },
        { title: "n", right: true, value: ({ n }) => n },
        { title: t("builder.results.before"), right: true, value: (item) => score(meanBefore(item)) },
        { title: t("builder.target"), right: true, value: ({ target }) => target.toFixed(1) },
        { title: t("builder.results.problems"), right: true, value: ({ problems }) => problems },
      ]}
    >
      <Chart
        option={option}
        height={Math.max(220, 64 + 30 * answered.length)}
        label={t("builder.results.means")}
      />
    </ChartCard>
  );
}

const meanBefore = ({ trend }: ItemResult): number | null => trend.at(-2)?.mean ?? null;

const interval = ({ low, high }: ItemResult): string =>
  low === null || high === null ? "–" : `${low.toFixed(1)} – ${high.toFixed(1)}`;

function meansOption(
  rows: readonly Answered[],
  colors: ChartColors,
  width: number,
  target: string,
): EChartsCoreOption {
  const lowest = Math.min(
    ...rows.map(({ low, mean }) => low ?? mean),
    ...rows.map((row) => meanBefore(row) ?? 10),
  );
  // Narrow boxes have no room for whole questions.
  const letters = width < 420 ? 7 : 14;
  const isBelow = ({ high, target }: Answered): boolean => high !== null && high < target;
  const tone = (row: Answered): string => (isBelow(row) ? colors.colorWarning : colors.colorPrimary);
  const targets = [...new Set(rows.map(({ target }) => target))];
  const look = axis(colors);
  return {
    grid: { left: 4, right: 4, top: 22, bottom: 4, containLabel: true },
    xAxis: { type: "value", min: Math.max(1, Math.floor(lowest - 0.3)), max: 10, minInterval: 1, ...look },
    yAxis: [
      {
        type: "category",
        data: rows.map(({ name }) => shortened(name, letters)),
        ...look,
        axisLine: { show: false },
        axisLabel: { color: colors.colorText, fontSize: 12, interval: 0 },
      },
      {
        type: "category",
        position: "right",
        data: rows.map(({ mean, n }) => `{b|${mean.toFixed(1)}} {n|n = ${n}}`),
        ...look,
        axisLine: { show: false },
        axisLabel: {
          interval: 0,
          rich: {
            b: { color: colors.colorText, fontWeight: 600, fontSize: 13, width: 26 },
            n: { color: colors.colorTextTertiary, fontSize: 12, width: 54, align: "right" },
          },
        },
      },
    ],
    series: [
      ...rows.flatMap((row, index) =>
        row.low === null || row.high === null
          ? []
          : [
              {
                type: "line",
                silent: true,
                symbol: "none",
                data: [
                  [row.low, index],
                  [row.high, index],
                ],
                lineStyle: { color: tone(row), width: 2, opacity: 0.5 },
              },
            ],
      ),
      {
        type: "scatter",
        silent: true,
        symbolSize: 7,
        data: rows.flatMap((row, index) => (meanBefore(row) === null ? [] : [[meanBefore(row), index]])),
        itemStyle: {
          color: colors.colorBgContainer,
          borderColor: colors.colorTextQuaternary,
          borderWidth: 1.5,
        },
      },
      {
        type: "scatter",
        symbolSize: 10,
        data: rows.map((row, index) => ({
          value: [row.mean, index],
          itemStyle: { color: tone(row) },
          tooltip: {
            formatter: () =>
              `${safeName(row.name)}<br>${row.mean.toFixed(2)} · ${interval(row)} · n = ${row.n}`,
          },
        })),
        ...(targets.length === 1 && {
          markLine: {
            silent: true,
            symbol: "none",
            lineStyle: { color: colors.colorText, type: "solid", width: 1 },
            label: {
              formatter: `${target} ${targets[0]!.toFixed(1)}`,
              color: colors.colorText,
              fontSize: 12,
            },
            data: [{ xAxis: targets[0] }],
          },
        }),
      },
    ],
  };
}
