import { ShieldCheck } from "lucide-react";
import { type ReactNode } from "react";
import { Blank } from "../../../../ui/Blank.tsx";
import { useEditor, useEditorState } from "../../state/editor.ts";
import { periodName } from "../../state/periodName.ts";
import { useBuilderText } from "../../useBuilderText.ts";
import { WeakItem } from "./WeakItem.tsx";

/** Last period's items, the weakest first, beside the draft that should do something about them. */
export function WeakPanel(): ReactNode {
  const { t, locale } = useBuilderText();
  const editor = useEditor();
  useEditorState();
  const { weak, period } = editor.opened;
  const weakest = weak.filter(({ weakness }) => weakness >= LEAST);
  const answered = weak.filter(({ n }) => n > 0);
  if (answered.length === 0 || weakest.length === 0) {
    return (
      <Blank
        icon={<ShieldCheck size={22} />}
        title={t(answered.length === 0 ? "builder.weak.noAnswers" : "builder.weak.none")}
        text={t(answered.length === 0 ? "builder.weak.noAnswers.text" : "builder.weak.none.text")}
      />
    );
  }
  const most = Math.max(...weakest.map(({ weakness }) => weakness));
  const stressed = weakest.filter(({ item }) => editor.isStressed(item)).length;
  return (
    <div className="weak">
      <small className="muted">{t("builder.weak.lead", { period: periodName(period.code, locale) })}</small>
      <ol>
        {weakest.map((item) => (
          <WeakItem key={item.item} item={item} most={most} />
        ))}
      </ol>
      {stressed > 0 && (
        <p className="notice" role="status">
          {t("builder.weak.did", { count: stressed })}
        </p>
      )}
    </div>
  );
}

// Less would be shown as 0.00.
const LEAST = 0.005;
