import { Button } from "antd";
import { type ReactNode } from "react";
import { cuts } from "../../../../models/rules/cuts.ts";
import { useEditor, useEditorState } from "../../state/editor.ts";
import { nameOf, wordsOfName } from "../../state/lineOf.ts";
import { minutes } from "../../state/seconds.ts";
import { useBuilderText } from "../../useBuilderText.ts";

/** Over five minutes: what to cut, each with what it gives back; all that is enough in one step of undo. */
export function Cuts(): ReactNode {
  const { t } = useBuilderText();
  const editor = useEditor();
  const { definition, spoken, calibration } = useEditorState();
  const { settings, weak } = editor.opened;
  const weakness = Object.fromEntries(weak.map((item) => [item.item, item.weakness]));
  const { lines, enough } = cuts(definition, weakness, {
    ...settings,
    calibration: calibration.factor,
  });
  const first = lines.filter(({ item }) => !enough || enough.items.includes(item));
  const withOthers = (name: string): string[] => {
    const cut = lines.find(({ item }) => item === name);
    return cut ? [cut.item, ...cut.with] : [];
  };
  return (
    <div className="costs cuts" role="alert">
      <div className="between">
        <b className="bad">{t("builder.cuts")}</b>
        {enough && (
          <Button size="small" onClick={() => editor.cut([...new Set(enough.items.flatMap(withOthers))])}>
            {t("builder.cuts.all", { time: minutes(enough.seconds) })}
          </Button>
        )}
      </div>
      {!enough && <p className="soft">{t("builder.cuts.notEnough")}</p>}
      <ol>
        {first.map(({ item, with: others, gain }) => (
          <li key={item}>
            <button
              type="button"
              className="as-text cut grow"
              title={wordsOfName(definition, item, spoken)}
              onClick={() => editor.select(item)}
            >
              {nameOf(definition, item, spoken)}
            </button>
            {others.length > 0 && (
              <small className="muted nowrap">{t("builder.cuts.with", { count: others.length })}</small>
            )}
            <span className="num soft">−{minutes(gain)}</span>
            <Button type="link" size="small" danger onClick={() => editor.cut(withOthers(item))}>
              {t("builder.cuts.one")}
            </Button>
          </li>
        ))}
      </ol>
    </div>
  );
}
