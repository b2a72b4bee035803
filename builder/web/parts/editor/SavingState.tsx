import { Button } from "antd";
import { Check, CircleAlert, CloudOff, LoaderCircle } from "lucide-react";
import { type ReactNode } from "react";
import { useEditor, useEditorState } from "../../state/editor.ts";
import { type Saving } from "../../state/saver.ts";
import { useBuilderText, type BuilderTextKey } from "../../useBuilderText.ts";
import { useText } from "../../../../ui/useText.ts";

/** Whether the draft is saved; where the server was not reached, that nothing is lost, and a way to try again. */
export function SavingState(): ReactNode {
  const { t } = useBuilderText();
  const ui = useText();
  const { saving } = useEditorState();
  const editor = useEditor();
  const { icon: Icon, text, tone } = shown[saving.state];
  const message = saving.state === "refused" ? saving.refusal.message : undefined;
  return (
    <span className="saving" data-tone={tone} role="status" title={message}>
      <Icon size={14} className={tone === "busy" ? "turning" : undefined} aria-hidden />
      <span>{t(text)}</span>
      {(saving.state === "lost" || saving.state === "signedOut") && (
        <Button type="link" size="small" onClick={editor.retry}>
          {ui.t("ui.retry")}
        </Button>
      )}
    </span>
  );
}

const shown: Record<
  Saving["state"],
  { icon: typeof Check; text: BuilderTextKey; tone: "quiet" | "busy" | "bad" }
> = {
  saved: { icon: Check, text: "builder.saving.saved", tone: "quiet" },
  waiting: { icon: LoaderCircle, text: "builder.saving.saving", tone: "busy" },
  saving: { icon: LoaderCircle, text: "builder.saving.saving", tone: "busy" },
  lost: { icon: CloudOff, text: "builder.saving.lost", tone: "bad" },
  signedOut: { icon: CloudOff, text: "builder.saving.signedOut", tone: "bad" },
  older: { icon: CircleAlert, text: "builder.saving.older", tone: "bad" },
  refused: { icon: CircleAlert, text: "builder.saving.refused", tone: "bad" },
};
