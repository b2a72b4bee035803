import { Button, Popconfirm } from "antd";
import { type ReactNode } from "react";
import { useToast } from "../../../../ui/Toasts.tsx";
import { useText } from "../../../../ui/useText.ts";
import { type VersionLine } from "../../../wire.ts";
import { ask, newKey } from "../../api.ts";
import { useEditor } from "../../state/editor.ts";
import { useBuilderText } from "../../useBuilderText.ts";

interface Props {
  at: { owner: string; kind: string };
  version: VersionLine;
  onDone(): void;
}

/** Makes a version the draft again; what was the draft is put aside. */
export function Restore({ at, version, onDone }: Props): ReactNode {
  const { t } = useBuilderText();
  const ui = useText();
  const toast = useToast();
  const editor = useEditor();
  async function restore(): Promise<void> {
    const ready = await editor.flush();
    const body = { key: newKey(), base: editor.revision(), version: version.version };
    const reply = ready ? await ask("POST /of/:owner/:kind/restore", { at: { ...at }, body }) : undefined;
    if (reply?.kind !== "answer") {
      void toast.error(reply?.kind === "refused" ? reply.refusal.message : t("builder.lost"));
      return;
    }
    editor.take(reply.answer);
    void toast.success(t("builder.versions.restored", { version: version.version }));
    onDone();
  }
  return (
    <Popconfirm
      title={t("builder.versions.restore.sure")}
      okText={t("builder.versions.restore")}
      cancelText={ui.t("ui.cancel")}
      onConfirm={restore}
      placement="bottomRight"
    >
      <Button>{t("builder.versions.restore")}</Button>
    </Popconfirm>
  );
}
