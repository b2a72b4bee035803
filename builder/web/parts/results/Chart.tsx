import { LineChart, ScatterChart } from "echarts/charts";
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
} from "echarts/components";
import { init, use, type EChartsCoreOption } from "echarts/core";
import { LabelLayout } from "echarts/features";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef, type ReactNode } from "react";
import { fontFamily } from "../../../../ui/theme.ts";
import { palette } from "../../../../ui/palette.ts";
import { useReader } from "../../state/useMe.ts";

use([LineChart, ScatterChart, AriaComponent, GridComponent, LegendComponent]);
use([MarkAreaComponent, MarkLineComponent, TooltipComponent, SVGRenderer, LabelLayout]);

/** The colours of a chart, from the page's own. */
export type ChartColors = (typeof palette)["light" | "dark"];

interface Props {
  /** What is drawn, in these colours; `width` is that of the chart's box. */
  option(colors: ChartColors, width: number): EChartsCoreOption;
  height: number;
  label: string;
}

/** A chart in the page's colours, as wide as its box. A table with the same figures stands beside it. */
export function Chart({ option, height, label }: Props): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const { mode } = useReader();
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const colors = palette[mode];
    const chart = init(element, null, { renderer: "svg" });
    const draw = (): void =>
      chart.setOption(
        {
          ...ground(colors),
          aria: { enabled: true, label: { description: label } },
          ...option(colors, element.clientWidth),
        },
        true,
      );
    const sizes = new ResizeObserver(() => {
      chart.resize();
      draw();
    });
    draw();
    sizes.observe(element);
    return () => {
      sizes.disconnect();
      chart.dispose();
    };
  }, [option, label, mode]);
  return <div ref={box} className="chart" role="img" aria-label={label} style={{ height }} />;
}

/** How the axes of all charts look. */
export function axis(colors: ChartColors): Record<string, object> {
  return {
    axisLine: { lineStyle: { color: colors.colorBorder } },
    axisTick: { show: false },
    axisLabel: { color: colors.colorTextSecondary, fontSize: 12 },
    splitLine: { lineStyle: { color: colors.colorBorderSecondary } },
    nameTextStyle: { color: colors.colorTextTertiary, fontSize: 12 },
  };
}

function ground(colors: ChartColors): object {
  return {
    animation: false,
    textStyle: { fontFamily, color: colors.colorTextSecondary },
    tooltip: tooltipLook(colors),
  };
}

/** How what appears beside the pointer looks on all charts. */
export function tooltipLook(colors: ChartColors): object {
  return {
    confine: true,
    backgroundColor: colors.colorBgElevated,
    borderColor: colors.colorBorderSecondary,
    padding: [8, 12],
    textStyle: { color: colors.colorText, fontSize: 13, fontFamily },
  };
}
