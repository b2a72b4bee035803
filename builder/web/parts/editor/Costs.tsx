import { type ReactNode } from "react";
import { useEditor, useEditorState } from "../../state/editor.ts";
import { nameOf, wordsOfName } from "../../state/lineOf.ts";
import { minutes } from "../../state/seconds.ts";
import { useBuilderText } from "../../useBuilderText.ts";

/** What costs most, so that whoever wants to add something knows where to take it from. */
export function Costs(): ReactNode {
  const { t } = useBuilderText();
  const editor = useEditor();
  const { time, definition, spoken } = useEditorState();
  const dearest = time.perItem.toSorted((one, other) => other.seconds - one.seconds).slice(0, 3);
  return (
    <div className="costs">
      <small className="muted">{t("builder.costs")}</small>
      <ol>
        {dearest.map(({ item, seconds }) => (
          <li key={item}>
            <button
              type="button"
              className="as-text cut"
              title={wordsOfName(definition, item, spoken)}
              onClick={() => editor.select(item)}
            >
              {nameOf(definition, item, spoken)}
            </button>
            <span className="num soft">{minutes(seconds)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
