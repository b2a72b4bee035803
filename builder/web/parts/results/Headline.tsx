import { type ReactNode } from "react";
import { type Results } from "../../../wire.ts";
import { percent } from "../../state/score.ts";
import { useBuilderText } from "../../useBuilderText.ts";

/** The period in four figures, each with its base: no per cent without its n. */
export function Headline({ results }: { results: Results }): ReactNode {
  const { t } = useBuilderText();
  const { calls, satisfied, index, before, items } = results;
  const answers = items.reduce((sum, { n }) => sum + n, 0);
  const problems = items.reduce((sum, item) => sum + item.problems, 0);
  const cells = [
    {
      key: "calls",
      title: t("builder.results.calls"),
      value: String(calls),
      base: t("builder.results.calls.before", { calls: before.calls }),
    },
    {
      key: "satisfied",
      title: t("builder.results.satisfied"),
      value: percent(satisfied.share, 1),
      base: (
        <>
          {t("builder.results.satisfied.base", { count: satisfied.count, of: satisfied.of })}
          {satisfied.low !== null && satisfied.high !== null && (
            <>
              {" "}
              ·{" "}
              {t("builder.results.interval", { low: percent(satisfied.low), high: percent(satisfied.high) })}
            </>
          )}
          <Change now={satisfied.share} before={before.satisfied} />
        </>
      ),
    },
    {
      key: "index",
      title: t("builder.results.index"),
      value: index === null ? "–" : String(Math.round(index)),
      base: (
        <>
          {t("builder.results.index.base")}
          {index !== null && before.index !== null && <Arrow change={Math.round(index - before.index)} />}
        </>
      ),
    },
    {
      key: "problems",
      title: t("builder.results.problems"),
      value: String(problems),
      base: t("builder.results.problems.base", { answers }),
    },
  ];
  return (
    <dl className="panel headline">
      {cells.map(({ key, title, value, base }) => (
        <div key={key}>
          <dt>{title}</dt>
          <dd className="big num">{value}</dd>
          <dd className="base num">{base}</dd>
        </div>
      ))}
    </dl>
  );
}

function Change({ now, before }: { now: number | null; before: number | null }): ReactNode {
  const { t } = useBuilderText();
  if (now === null || before === null) return null;
  const points = (now - before) * 100;
  return <Arrow change={Number(points.toFixed(1))} unit={t("builder.results.points")} />;
}

function Arrow({ change, unit = "" }: { change: number; unit?: string }): ReactNode {
  if (change === 0) return null;
  return (
    <span className={change > 0 ? "ok" : "warn"}>
      {" "}
      {change > 0 ? "↑" : "↓"} {Math.abs(change)}
      {unit}
    </span>
  );
}
