import { type ReactNode } from "react";
import { type TrendPoint } from "../../../wire.ts";
import { score } from "../../state/score.ts";
import { useBuilderText } from "../../useBuilderText.ts";
import { Spark } from "../Spark.tsx";

/** The overall score of the last period, beside the one before it. */
export function Overall({ trend }: { trend: readonly TrendPoint[] }): ReactNode {
  const { t } = useBuilderText();
  const [before, last] = [trend.at(-2), trend.at(-1)];
  const mean = last?.mean ?? null;
  const change = mean === null || before?.mean == null ? undefined : mean - before.mean;
  return (
    <div>
      <dt>{t("builder.list.overall")}</dt>
      <dd className="big num row">
        {score(mean)}
        <Spark trend={trend} label={t("builder.trend")} />
      </dd>
      <dd>
        <small className="soft num">
          {change !== undefined && (
            <>
              <span className={change >= 0 ? "ok" : "warn"}>
                {change >= 0 ? "↑" : "↓"} {Math.abs(change).toFixed(1)}
              </span>{" "}
              {t("builder.list.versus")} ·{" "}
            </>
          )}
          <span className="nowrap">n = {last?.n ?? 0}</span>
        </small>
      </dd>
    </div>
  );
}
