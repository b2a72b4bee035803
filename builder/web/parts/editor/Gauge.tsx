import { Tooltip } from "antd";
import { type CSSProperties, type ReactNode } from "react";
import { useEditor, useEditorState } from "../../state/editor.ts";
import { wordsOfName, lineOf } from "../../state/lineOf.ts";
import { minutes, over } from "../../state/seconds.ts";
import { useBuilderText, type BuilderTextKey } from "../../useBuilderText.ts";
import { Costs } from "./Costs.tsx";
import { Cuts } from "./Cuts.tsx";

/** The call as a ribbon of time: a segment for each line, in the order in which they are said, to scale. */
export function Gauge(): ReactNode {
  const { t } = useBuilderText();
  const editor = useEditor();
  const { time, definition, spoken } = useEditorState();
  const { seconds, longestSeconds, limit, reserve, ok, perItem } = time;
  const scale = Math.max(limit * 1.3, longestSeconds + 24, seconds + 24);
  const at = (of: number): string => `${(of / scale) * 100}%`;
  const longest = t("builder.time.longest", { time: minutes(longestSeconds) });
  return (
    <section className="gauge" data-over={!ok} aria-label={t("builder.time")}>
      <div className="reading" role="status">
        <span className="huge num">{minutes(seconds)}</span>
        <span className="muted num">/ {minutes(limit)}</span>
        <p className={ok ? "soft num" : "bad num"}>
          {ok
            ? t("builder.time.left", { time: minutes(limit - seconds) })
            : t("builder.time.over", { time: over(seconds, limit) })}
          <span className="narrow-inline"> · {longest}</span>
        </p>
        <Factor />
        {spoken !== editor.opened.settings.locale && (
          <small className="muted">
            {t(editor.opened.settings.locale === "en" ? "builder.time.inEnglish" : "builder.time.inChinese")}
          </small>
        )}
      </div>
      <div className="ribbon-box">
        <div className="ribbon">
          {perItem.map(({ item, seconds }) => {
            const words = wordsOfName(definition, item, spoken);
            return (
              <Tooltip key={item} title={`${words} · ${minutes(seconds)}`}>
                <button
                  type="button"
                  className={kindOf(item)}
                  style={{ inlineSize: at(seconds) }}
                  onClick={() => editor.select(item)}
                  aria-label={`${words} ${minutes(seconds)}`}
                />
              </Tooltip>
            );
          })}
          <Tooltip title={t("builder.reserve.why")}>
            <span className="reserve" style={{ inlineSize: at(reserve) }} />
          </Tooltip>
        </div>
        {!ok && <i className="excess" style={between(at(limit), at(seconds - limit))} />}
        <i className="path" style={between(at(seconds), at(Math.max(0, longestSeconds - seconds)))} />
        <span className="tick limit num" style={{ insetInlineStart: at(limit) }}>
          {minutes(limit)}
        </span>
        <span
          className="tick far num"
          data-inside={longestSeconds < limit}
          style={{ insetInlineStart: at(longestSeconds) }}
        >
          {longest}
        </span>
        <ul className="legend muted" aria-hidden>
          {legend.map(([kind, key]) => (
            <li key={kind}>
              <i className={kind} />
              {t(key, { time: minutes(reserve) })}
            </li>
          ))}
        </ul>
      </div>
      {ok ? <Costs /> : <Cuts />}
    </section>
  );

  function kindOf(item: string): string {
    if (lineOf(definition, item)?.type === "html") return "script";
    return editor.fixed.has(item) ? "fixed" : "own";
  }
}

/** By what the estimate is scaled, where calls or a reading aloud have shown it. */
function Factor(): ReactNode {
  const { t } = useBuilderText();
  const { calibration } = useEditorState();
  if (calibration.from === "none") return null;
  const key = calibration.from === "calls" ? "builder.calibration.calls" : "builder.calibration.reading";
  return (
    <small className="muted num" title={t("builder.calibration.why")}>
      {t(key, { factor: calibration.factor.toFixed(2), n: calibration.n })}
    </small>
  );
}

const between = (from: string, width: string): CSSProperties => ({
  insetInlineStart: from,
  inlineSize: width,
});

const legend: [string, BuilderTextKey][] = [
  ["own", "builder.ribbon.own"],
  ["fixed", "builder.ribbon.fixed"],
  ["script", "builder.ribbon.script"],
  ["reserve", "builder.ribbon.reserve"],
];
