import { Grid, Segmented } from "antd";
import { useState, type ReactNode } from "react";
import { SurveyCreatorComponent } from "survey-creator-react";
import { installMarks } from "../../creator/installMarks.tsx";
import { useEditor } from "../../state/editor.ts";
import { go } from "../../state/useRoute.ts";
import { useBuilderText } from "../../useBuilderText.ts";
import { Preview } from "../preview/Preview.tsx";
import { Versions } from "../versions/Versions.tsx";
import { Banners } from "./Banners.tsx";
import { EditorHead } from "./EditorHead.tsx";
import { Gauge } from "./Gauge.tsx";
import { Outline } from "./Outline.tsx";
import { WeakPanel } from "./WeakPanel.tsx";

installMarks();

type Side = "weak" | "settings";

/**
 * Above: how long the call is. Left: the lines that may be added. Middle: the call. Right: what was weak, or the
 * settings of the chosen line.
 */
export function Workbench({ owner, versions }: { owner: string; versions: boolean }): ReactNode {
  const { t } = useBuilderText();
  const editor = useEditor();
  const { kind } = editor.opened;
  const { lg } = Grid.useBreakpoint();
  const [side, setSide] = useState<Side>("weak");
  const [listening, setListening] = useState(false);
  const show = (next: Side): void => {
    editor.creator.showSidebar = next === "settings";
    setSide(next);
  };
  return (
    <main className="editor">
      <EditorHead
        owner={owner}
        onListen={() => setListening(true)}
        onVersions={() => go({ page: "versions", owner, kind })}
      />
      <Banners owner={owner} />
      <Gauge />
      {lg === false ? (
        <Outline />
      ) : (
        <div className={`bench on-${side}`}>
          <div className="creator">
            <SurveyCreatorComponent creator={editor.creator} />
          </div>
          <aside className="bench-side" aria-label={t("builder.side")}>
            <div className="side-tabs">
              <Segmented<Side>
                block
                value={side}
                onChange={show}
                aria-label={t("builder.side")}
                options={[
                  { value: "weak", label: t("builder.weak") },
                  { value: "settings", label: t("builder.settings") },
                ]}
              />
            </div>
            {side === "weak" && <WeakPanel />}
          </aside>
        </div>
      )}
      <Preview open={listening} onClose={() => setListening(false)} owner={owner} />
      <Versions open={versions} owner={owner} onClose={() => go({ page: "edit", owner, kind }, true)} />
    </main>
  );
}
