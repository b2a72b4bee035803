import { useEffect, useRef, type ReactNode } from "react";
import { minutes } from "../../state/seconds.ts";
import { type ScriptLine } from "../../state/spokenScript.ts";
import { useBuilderText } from "../../useBuilderText.ts";

interface Props {
  lines: readonly ScriptLine[];
  /** The line that is being said. */
  current: number;
  onJump?(line: ScriptLine): void;
}

/** The lines; the one that is being said is large and kept in view. */
export function Script({ lines, current, onJump }: Props): ReactNode {
  const { t } = useBuilderText();
  const here = useRef<HTMLLIElement>(null);
  useEffect(() => {
    here.current?.scrollIntoView({ block: "nearest" });
  }, [current]);
  return (
    <ol className="call-script" tabIndex={0} aria-label={t("builder.preview")}>
      {lines.map((line, index) => (
        <li
          key={line.name}
          ref={index === current ? here : undefined}
          data-when={index < current ? "past" : index === current ? "now" : "later"}
          aria-current={index === current || undefined}
        >
          {onJump ? (
            <button
              type="button"
              className="num"
              onClick={() => onJump(line)}
              aria-label={t("builder.preview.from", { time: minutes(line.from) })}
            >
              {minutes(line.from)}
            </button>
          ) : (
            <span className="num">{index + 1}</span>
          )}
          <div>
            <p className={line.type === "rest" ? "muted" : undefined}>{line.words}</p>
            {index === current && line.type === "rating" && (
              <p className="ten num" aria-hidden>
                {Array.from({ length: 10 }, (_, points) => (
                  <i key={points}>{points + 1}</i>
                ))}
              </p>
            )}
            {index === current && line.type === "boolean" && (
              <p className="ten" aria-hidden>
                <i>{t("builder.yes")}</i>
                <i>{t("builder.no")}</i>
              </p>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
