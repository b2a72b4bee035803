import { Button, Segmented, Tooltip } from "antd";
import { ArrowLeft, Headphones, History, Redo2, Undo2 } from "lucide-react";
import { type ReactNode } from "react";
import { type Locale } from "../../../../locales/index.ts";
import { useEditor, useEditorState } from "../../state/editor.ts";
import { writeRoute } from "../../state/route.ts";
import { kindText } from "../../texts.ts";
import { useBuilderText } from "../../useBuilderText.ts";
import { Publish } from "./Publish.tsx";
import { SavingState } from "./SavingState.tsx";

interface Props {
  owner: string;
  onListen(): void;
  onVersions(): void;
}

/** What is edited and how saving stands; undo, the language of the call, versions, listening, publishing. */
export function EditorHead({ owner, onListen, onVersions }: Props): ReactNode {
  const { t } = useBuilderText();
  const editor = useEditor();
  const { canUndo, canRedo, spoken } = useEditorState();
  const { kind, published, rights } = editor.opened;
  return (
    <header className="editor-head">
      <Button
        type="text"
        icon={<ArrowLeft size={17} />}
        href={writeRoute({ page: "list", owner })}
        aria-label={t("builder.back")}
      />
      <h1 className="cut">{t(kindText[kind])}</h1>
      <span className="pill wide-only">
        {rights.edit
          ? t("builder.draftOf", { version: published.version + 1 })
          : t("builder.readOnly", { version: published.version })}
      </span>
      <SavingState />
      <span className="grow" />
      <span className="row wide-only">
        <Tooltip title={t("builder.undo")}>
          <Button
            type="text"
            icon={<Undo2 size={16} />}
            aria-label={t("builder.undo")}
            disabled={!canUndo}
            onClick={editor.undo}
          />
        </Tooltip>
        <Tooltip title={t("builder.redo")}>
          <Button
            type="text"
            icon={<Redo2 size={16} />}
            aria-label={t("builder.redo")}
            disabled={!canRedo}
            onClick={editor.redo}
          />
        </Tooltip>
        <Segmented<Locale>
          value={spoken}
          aria-label={t("builder.spoken")}
          onChange={editor.speak}
          options={[
            { value: "zh-CN", label: "中文" },
            { value: "en", label: "EN" },
          ]}
        />
      </span>
      <Button icon={<History size={16} />} onClick={onVersions} aria-label={t("builder.versions")}>
        <span className="wide-only">{t("builder.versions")}</span>
      </Button>
      <Button icon={<Headphones size={16} />} onClick={onListen} aria-label={t("builder.listen")}>
        <span className="wide-only">{t("builder.listen")}</span>
      </Button>
      {rights.publish && <Publish />}
    </header>
  );
}
