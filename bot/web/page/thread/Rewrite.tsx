import { Button, Input } from "antd";
import { useState, type ReactNode } from "react";
import { useText } from "../../../../ui/useText.ts";

interface Props {
  text: string;
  onSave(text: string): void;
  onLeave(): void;
}

/** A text that its author is changing. */
export function Rewrite({ text, onSave, onLeave }: Props): ReactNode {
  const { t } = useText();
  const [words, setWords] = useState(text);
  const save = (): void => (words.trim() === "" ? undefined : onSave(words.trim()));
  return (
    <div className="rewrite" data-own-enter>
      <Input.TextArea
        autoFocus
        className="grows"
        aria-label={t("desk.said.edit")}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Escape") {
            event.stopPropagation();
            onLeave();
          }
          if (event.key === "Enter" && !event.shiftKey) {
            event.preventDefault();
            save();
          }
        }}
      />
      <div className="row">
        <Button size="small" type="primary" onClick={save}>
          {t("desk.said.save")}
        </Button>
        <Button size="small" onClick={onLeave}>
          {t("ui.cancel")}
        </Button>
      </div>
    </div>
  );
}
