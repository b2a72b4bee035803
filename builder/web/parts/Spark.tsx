import { type ReactNode } from "react";
import { type TrendPoint } from "../../wire.ts";
import { score } from "../state/score.ts";

interface Props {
  trend: readonly TrendPoint[];
  label: string;
  width?: number;
  height?: number;
  weak?: boolean;
}

/** A trend without axes: its shape, the last point marked; a period without answers leaves a gap. */
export function Spark({ trend, label, width = 72, height = 24, weak = false }: Props): ReactNode {
  const means = trend.flatMap(({ mean }) => (mean === null ? [] : [mean]));
  if (means.length < 2) return null;
  const low = Math.min(...means);
  const span = Math.max(...means) - low || 1;
  const points = trend.flatMap(({ mean }, index) => {
    if (mean === null) return [];
    const x = 3 + (index * (width - 6)) / (trend.length - 1);
    return [{ x, y: height - 3 - ((mean - low) / span) * (height - 6) }];
  });
  const end = points.at(-1)!;
  const words = trend.map(({ period, mean }) => `${period} ${score(mean)}`).join(", ");
  return (
    <svg
      className="spark"
      data-weak={weak}
      width={width}
      height={height}
      role="img"
      aria-label={`${label}: ${words}`}
    >
      <polyline points={points.map(({ x, y }) => `${x},${y}`).join(" ")} />
      <circle cx={end.x} cy={end.y} r="2.5" />
    </svg>
  );
}
