import { type EChartsCoreOption } from "echarts/core";
import { useCallback, type ReactNode } from "react";
import { shortened } from "../../../../models/rules/itemName.ts";
import { type Quadrant } from "../../../../models/rules/quadrants.ts";
import { type ItemResult, type Results } from "../../../wire.ts";
import { score } from "../../state/score.ts";
import { quadrantText } from "../../texts.ts";
import { useBuilderText, type BuilderTexts } from "../../useBuilderText.ts";
import { axis, Chart, type ChartColors } from "./Chart.tsx";
import { ChartCard } from "./ChartCard.tsx";
import { safeName } from "./safeName.ts";

type Placed = ItemResult & { mean: number };

/** Importance and performance, split at their means: what to work on first stands top left. */
export function QuadrantChart({ results }: { results: Results }): ReactNode {
  const { t } = useBuilderText();
  const { items, split } = results;
  const placed = items.filter((item): item is Placed => item.mean !== null && item.quadrant !== null);
  const option = useCallback(
    (colors: ChartColors, width: number): EChartsCoreOption =>
      split ? quadrantOption(placed, split, colors, width, t) : {},
    // The same results always make the same rows.
    [results, t],
  );
  const derived = placed.some(({ importanceFrom }) => importanceFrom === "derived");
  return (
    <ChartCard
      title={t("builder.results.quadrants")}
      note={t(derived ? "builder.results.quadrants.derived" : "builder.results.quadrants.stated")}
      rows={placed.toSorted((one, other) => other.weakness - one.weakness)}
      rowKey={({ item }) => item}
      columns={[
        { title: t("builder.item"), value: ({ name }) => name },
        { title: t("builder.importance"), right: true, value: ({ importance }) => importance.toFixed(2) },
        { title: t("builder.mean"), right: true, value: ({ mean }) => score(mean) },
        { title: t("builder.weakness"), right: true, value: ({ weakness }) => weakness.toFixed(2) },
        {
          title: t("builder.quadrant"),
          value: ({ quadrant }) => (quadrant ? t(quadrantText[quadrant]) : "–"),
        },
      ]}
    >
      <Chart
        option={option}
        height={Math.max(320, 64 + 30 * items.length)}
        label={t("builder.results.quadrants")}
      />
    </ChartCard>
  );
}

function quadrantOption(
  rows: readonly Placed[],
  split: { importance: number; mean: number },
  colors: ChartColors,
  width: number,
  t: BuilderTexts["t"],
): EChartsCoreOption {
  const means = rows.map(({ mean }) => mean);
  const weights = rows.map(({ importance }) => importance);
  const [left, right] = padded(means, split.mean, 1, 10);
  const [bottom, top] = padded(weights, split.importance, 0, 1);
  const area = (quadrant: Quadrant, place: string, from: number[], to: number[]): object[] => {
    const isFirst = quadrant === "improve";
    const label = {
      show: true,
      position: place,
      formatter: t(quadrantText[quadrant]),
      color: isFirst ? colors.colorWarningText : colors.colorTextTertiary,
      fontSize: 12,
      fontWeight: isFirst ? 600 : 400,
    };
    const itemStyle = { color: isFirst ? colors.colorWarningBg : "transparent" };
    return [{ coord: from, itemStyle, label }, { coord: to }];
  };
  const { mean, importance } = split;
  const look = axis(colors);
  return {
    grid: { left: 48, right: 16, top: 12, bottom: 44 },
    xAxis: {
      ...{
        type: "value",
        min: left,
        max: right,
        name: t("builder.mean"),
        nameLocation: "middle",
        nameGap: 28,
      },
      ...look,
      splitLine: { show: false },
      axisLabel: {
        ...look["axisLabel"],
        showMaxLabel: false,
        formatter: (value: number) => value.toFixed(1),
      },
    },
    yAxis: {
      ...{ type: "value", min: bottom, max: top, name: t("builder.importance"), nameLocation: "middle" },
      ...{ nameRotate: 90, nameGap: 36 },
      ...look,
      splitLine: { show: false },
      axisLine: { show: true, lineStyle: { color: colors.colorBorder } },
      axisLabel: {
        ...look["axisLabel"],
        showMaxLabel: false,
        formatter: (value: number) => value.toFixed(2),
      },
    },
    series: [
      {
        type: "scatter",
        symbolSize: 10,
        data: rows.map((row) => ({
          value: [row.mean, row.importance],
          name: shortened(row.name, width < 420 ? 5 : 8),
          // Towards the right edge there is room on the left alone.
          label: { position: row.mean > left + 0.7 * (right - left) ? "left" : "right" },
          itemStyle: { color: row.quadrant === "improve" ? colors.colorWarning : colors.colorPrimary },
          tooltip: {
            formatter: () =>
              `${safeName(row.name)}<br>${row.mean.toFixed(1)} · ${row.importance.toFixed(2)} · n = ${row.n}`,
          },
        })),
        label: { show: true, position: "right", formatter: "{b}", color: colors.colorText, fontSize: 12 },
        labelLayout: { moveOverlap: "shiftY", hideOverlap: true },
        markLine: {
          silent: true,
          symbol: "none",
          label: { show: false },
          lineStyle: { color: colors.colorBorder, type: "dashed" },
          data: [{ xAxis: mean }, { yAxis: importance }],
        },
        markArea: {
          silent: true,
          data: [
            area("improve", "insideTopLeft", [left, top], [mean, importance]),
            area("keep", "insideTopRight", [mean, top], [right, importance]),
            area("later", "insideBottomLeft", [left, importance], [mean, bottom]),
            area("over", "insideBottomRight", [mean, importance], [right, bottom]),
          ],
        },
      },
    ],
  };
}

/** From where to where an axis goes: all values and the split, and some air, within what is possible. */
function padded(values: readonly number[], split: number, least: number, most: number): [number, number] {
  const [low, high] = [Math.min(...values, split), Math.max(...values, split)];
  const air = Math.max((high - low) * 0.15, (most - least) * 0.02);
  const round = (value: number): number => Math.round(value * 100) / 100;
  return [round(Math.max(least, low - air)), round(Math.min(most, high + air))];
}
