import { Button, Tooltip } from "antd";
import { Check, Plus } from "lucide-react";
import { type ReactNode } from "react";
import { type WeakItem as Weak } from "../../../wire.ts";
import { useEditor, useEditorState } from "../../state/editor.ts";
import { lineOf } from "../../state/lineOf.ts";
import { score } from "../../state/score.ts";
import { useBuilderText } from "../../useBuilderText.ts";
import { FixedIcon } from "../FixedIcon.tsx";
import { Spark } from "../Spark.tsx";

/** A weak item: what it scored and how weak that makes it, and one press that does something about it. */
export function WeakItem({ item: weak, most }: { item: Weak; most: number }): ReactNode {
  const { t } = useBuilderText();
  const editor = useEditor();
  const { definition } = useEditorState();
  const { item, name, question, mean, weakness, n } = weak;
  const isHere = lineOf(definition, item) !== undefined;
  const on = isHere && editor.isStressed(item);
  const isWeak = weakness > most / 4;
  const formula = t("builder.weak.formula", {
    importance: weak.importance.toFixed(2),
    gap: Math.max(0, weak.target - (weak.shrunk ?? weak.target)).toFixed(1),
    target: weak.target.toFixed(1),
  });
  return (
    <li className="weak-item">
      <div className="between">
        <span className="item-name">
          <button type="button" className="as-text cut" title={question} onClick={() => editor.select(item)}>
            {name}
          </button>
          {weak.locked ? <FixedIcon why="locked" /> : weak.anchor && <FixedIcon why="anchor" />}
        </span>
        <Spark trend={weak.trend} label={t("builder.trend")} width={52} height={20} weak={isWeak} />
        <b className={isWeak ? "weak-mean num warn" : "weak-mean num"}>{score(mean)}</b>
      </div>
      <div className="between">
        <Tooltip title={formula}>
          <span className="meter" role="img" aria-label={formula}>
            <i style={{ inlineSize: `${(weakness / most) * 100}%` }} />
          </span>
        </Tooltip>
        <small className="num muted grow">
          {t("builder.weak.weakness", { weakness: weakness.toFixed(2) })} · n = {n}
        </small>
        {action()}
      </div>
    </li>
  );

  function action(): ReactNode {
    const why = editor.fixed.by(item);
    if (!isHere) return <small className="muted">{t("builder.weak.gone")}</small>;
    if (why || weak.anchor || weak.locked) {
      return (
        <small className="muted">{t(why === "locked" ? "builder.locked.kept" : "builder.anchor.kept")}</small>
      );
    }
    if (!editor.opened.rights.edit) return null;
    return (
      <Button
        size="small"
        className={on ? "stress on" : "stress"}
        icon={on ? <Check size={14} /> : <Plus size={14} />}
        aria-pressed={on}
        onClick={() => editor.stress(item)}
      >
        {t(on ? "builder.weak.stressed" : "builder.weak.stress")}
      </Button>
    );
  }
}
