import { type ReactNode } from "react";
import { useEditor, useEditorState } from "../../state/editor.ts";
import { minutes } from "../../state/seconds.ts";
import { useBuilderText } from "../../useBuilderText.ts";
import { FixedIcon } from "../FixedIcon.tsx";
import { percent } from "../../state/score.ts";
import { ConditionButton } from "./ConditionButton.tsx";
import { lineOf } from "../../state/lineOf.ts";

/** Over a line of the design surface: who owns it, when it is asked, and how many seconds it costs. */
export function Marks({ line: name }: { line: string }): ReactNode {
  const { t } = useBuilderText();
  const editor = useEditor();
  const { definition, time } = useEditorState();
  const line = lineOf(definition, name);
  const cost = time.perItem.find(({ item }) => item === name);
  // Head office may change what it has locked, and sees that it has.
  const why = editor.fixed.by(name) ?? (line?.locked ? "locked" : undefined);
  const askRate = line && "askRate" in line ? line.askRate : undefined;
  return (
    <div className="marks">
      {why && (
        <span className="badge">
          <FixedIcon why={why} />
          {t(why === "locked" ? "builder.locked" : "builder.anchor")}
        </span>
      )}
      {editor.isStressed(name) && <span className="badge on">{t("builder.weak.stressed")}</span>}
      {askRate !== undefined && askRate < 1 && (
        <span className="badge">{t("builder.askedOf", { share: percent(askRate) })}</span>
      )}
      <ConditionButton line={name} />
      {cost && (
        <span className="cost num" title={t("builder.cost.why", { time: minutes(cost.whenAsked) })}>
          {minutes(cost.seconds)}
        </span>
      )}
    </div>
  );
}
