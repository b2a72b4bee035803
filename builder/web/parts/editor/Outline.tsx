import { Button, Input, Modal } from "antd";
import { Pencil, Trash2 } from "lucide-react";
import { useState, type ReactNode } from "react";
import { lines, type Line } from "../../../../models/rules/definition.ts";
import { useText } from "../../../../ui/useText.ts";
import { useEditor, useEditorState } from "../../state/editor.ts";
import { wordsOf } from "../../state/lineOf.ts";
import { useBuilderText } from "../../useBuilderText.ts";
import { Hints } from "./Hints.tsx";
import { Marks } from "./Marks.tsx";
import { WeakPanel } from "./WeakPanel.tsx";

/** On a small screen, instead of the design surface: the lines, to be reworded, put under a condition or cut. */
export function Outline(): ReactNode {
  const { t } = useBuilderText();
  const editor = useEditor();
  const { definition, spoken } = useEditorState();
  const [rewording, setRewording] = useState<Line>();
  const { opening, closing, overall } = definition;
  return (
    <section className="outline" aria-label={t("builder.outline")}>
      <p className="notice quiet">{t("builder.outline.text")}</p>
      <ol>
        {lines(definition).map(({ line }) => {
          const mayChange = editor.opened.rights.edit && !editor.fixed.has(line.name);
          return (
            <li key={line.name}>
              <Marks line={line.name} />
              <div className="between">
                <span>{wordsOf(line, spoken)}</span>
                {mayChange && (
                  <span className="row nowrap">
                    <Button
                      type="text"
                      icon={<Pencil size={15} />}
                      aria-label={t("builder.reword")}
                      onClick={() => setRewording(line)}
                    />
                    {![opening, closing, overall].includes(line.name) && (
                      <Button
                        type="text"
                        icon={<Trash2 size={15} />}
                        aria-label={t("builder.cuts.one")}
                        onClick={() => editor.cut([line.name])}
                      />
                    )}
                  </span>
                )}
              </div>
              <Hints line={line.name} />
            </li>
          );
        })}
      </ol>
      <h2>{t("builder.weak")}</h2>
      <WeakPanel />
      {rewording && <Reword line={rewording} onClose={() => setRewording(undefined)} />}
    </section>
  );
}

function Reword({ line, onClose }: { line: Line; onClose: () => void }): ReactNode {
  const { t } = useBuilderText();
  const ui = useText();
  const editor = useEditor();
  const { spoken } = useEditorState();
  const [text, setText] = useState(wordsOf(line, spoken));
  return (
    <Modal
      open
      title={t("builder.reword")}
      okText={t("builder.condition.done")}
      cancelText={ui.t("ui.cancel")}
      okButtonProps={{ disabled: text.trim() === "" }}
      onOk={() => {
        editor.reword(line.name, text.trim());
        onClose();
      }}
      onCancel={onClose}
    >
      <Input.TextArea
        aria-label={t("builder.property.title")}
        autoSize={{ minRows: 3 }}
        maxLength={500}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </Modal>
  );
}
