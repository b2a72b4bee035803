import { Button, Popover } from "antd";
import { GitBranch } from "lucide-react";
import { useState, type ReactNode } from "react";
import { useEditor, useEditorState } from "../../state/editor.ts";
import { itemsBefore } from "../../state/conditionRows.ts";
import { conditionWords } from "../../state/conditionWords.ts";
import { lineOf } from "../../state/lineOf.ts";
import { useBuilderText } from "../../useBuilderText.ts";
import { ConditionEditor } from "./ConditionEditor.tsx";

/** When a line is asked, in words; pressed, it can be said anew. */
export function ConditionButton({ line: name }: { line: string }): ReactNode {
  const texts = useBuilderText();
  const { t } = texts;
  const editor = useEditor();
  const { definition, spoken } = useEditorState();
  const [open, setOpen] = useState(false);
  const line = lineOf(definition, name);
  if (!line) return null;
  const isFrame = [definition.opening, definition.closing, definition.overall].includes(name);
  const mayChange = editor.opened.rights.edit && !editor.fixed.has(name) && !isFrame;
  const words = conditionWords(line.visibleIf, definition, spoken, texts);
  if (!mayChange || (line.visibleIf === undefined && itemsBefore(definition, name).length === 0)) {
    return line.visibleIf === undefined ? null : (
      <span className="condition" title={words}>
        <GitBranch size={13} aria-hidden />
        <span className="cut">{words}</span>
      </span>
    );
  }
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomLeft"
      destroyOnHidden
      title={t("builder.condition.title")}
      content={
        <ConditionEditor
          line={name}
          onDone={(condition) => {
            setOpen(false);
            if (condition !== (line.visibleIf ?? "")) editor.setCondition(name, condition || undefined);
          }}
          onCancel={() => setOpen(false)}
        />
      }
    >
      <Button
        type="text"
        size="small"
        className="condition"
        data-always={line.visibleIf === undefined}
        icon={<GitBranch size={13} aria-hidden />}
        title={words}
        // Creator would take the click for one on the line, and the keys for its own.
        onPointerDown={(event) => event.stopPropagation()}
        onKeyDown={(event) => event.stopPropagation()}
      >
        <span className="cut">{words}</span>
      </Button>
    </Popover>
  );
}
