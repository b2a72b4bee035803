import { type EChartsCoreOption } from "echarts/core";
import { useCallback, type ReactNode } from "react";
import { shortened } from "../../../../models/rules/itemName.ts";
import { type ItemResult, type Results, type TrendPoint } from "../../../wire.ts";
import { periodName } from "../../state/periodName.ts";
import { score } from "../../state/score.ts";
import { useBuilderText, type BuilderTexts } from "../../useBuilderText.ts";
import { axis, Chart, tooltipLook, type ChartColors } from "./Chart.tsx";
import { ChartCard } from "./ChartCard.tsx";

/** The anchors over the last periods: they are worded alike, so that periods may be compared. */
export function Trend({ results }: { results: Results }): ReactNode {
  const { t, locale } = useBuilderText();
  const at = (item: ItemResult, period: string): TrendPoint | undefined =>
    item.trend.find((point) => point.period === period);
  const anchors = results.items.filter(
    ({ anchor, trend }) => anchor && trend.some(({ mean }) => mean !== null),
  );
  const all = [...new Set(anchors.flatMap(({ trend }) => trend.map(({ period }) => period)))].toSorted();
  // A store begins with its first answers, not with quarters before it.
  const begins = all.findIndex((period) => anchors.some((item) => at(item, period)?.mean != null));
  const periods = all.slice(Math.max(0, begins));
  const option = useCallback(
    (colors: ChartColors): EChartsCoreOption => trendOption(anchors, periods, colors, t),
    // The same results always make the same rows.
    [results, t],
  );
  if (anchors.length === 0) return null;
  return (
    <ChartCard
      wide
      title={t("builder.results.trend")}
      note={t("builder.results.trend.note")}
      rows={periods.map((period) => ({ period }))}
      rowKey={({ period }) => period}
      columns={[
        { title: t("builder.results.period"), value: ({ period }) => periodName(period, locale) },
        ...anchors.map((item) => ({
          title: shortened(item.name, 12),
          right: true,
          value: ({ period }: { period: string }) => {
            const point = at(item, period);
            return `${score(point?.mean ?? null)} (n = ${point?.n ?? 0})`;
          },
        })),
      ]}
    >
      <Chart option={option} height={240} label={t("builder.results.trend")} />
    </ChartCard>
  );
}

function trendOption(
  anchors: readonly ItemResult[],
  periods: readonly string[],
  colors: ChartColors,
  t: BuilderTexts["t"],
): EChartsCoreOption {
  const means = anchors.flatMap(({ trend }) => trend.flatMap(({ mean }) => (mean === null ? [] : [mean])));
  const lines = [colors.colorPrimary, colors.colorWarning, colors.colorTextSecondary, colors.colorError];
  const look = axis(colors);
  return {
    tooltip: {
      trigger: "axis",
      ...tooltipLook(colors),
      valueFormatter: (value: unknown) => score(Number(value)),
    },
    grid: { left: 4, right: 36, top: 40, bottom: 4, containLabel: true },
    legend: { top: 0, left: 0, itemHeight: 8, textStyle: { color: colors.colorTextSecondary, fontSize: 12 } },
    xAxis: { type: "category", data: periods, boundaryGap: periods.length < 2, ...look },
    yAxis: {
      type: "value",
      min: Math.max(1, Math.floor(Math.min(...means) - 0.3)),
      max: 10,
      minInterval: 1,
      ...look,
    },
    series: anchors.map((item, index) => {
      const color = lines[index % lines.length];
      return {
        type: "line",
        name: shortened(item.name, 14),
        symbol: "circle",
        symbolSize: 8,
        connectNulls: false,
        data: periods.map((period) => item.trend.find((point) => point.period === period)?.mean ?? null),
        lineStyle: { color, width: 2 },
        itemStyle: { color },
        endLabel: {
          show: true,
          formatter: ({ value }: { value: number }) => value.toFixed(1),
          color: colors.colorText,
          fontWeight: 600,
        },
        labelLayout: { moveOverlap: "shiftY" },
        ...(index === 0 && {
          markLine: {
            silent: true,
            symbol: "none",
            lineStyle: { color: colors.colorText, type: "solid", width: 1 },
            label: {
              formatter: t("builder.target"),
              position: "insideStartTop",
              color: colors.colorText,
              fontSize: 12,
            },
            data: [{ yAxis: item.target }],
          },
        }),
      };
    }),
  };
}
