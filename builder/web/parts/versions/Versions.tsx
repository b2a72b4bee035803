import { Drawer, Skeleton } from "antd";
import { useState, type ReactNode } from "react";
import { ask } from "../../api.ts";
import { useEditor, useEditorState } from "../../state/editor.ts";
import { minutes, signed } from "../../state/seconds.ts";
import { useAnswer } from "../../state/useAnswer.ts";
import { useBuilderText } from "../../useBuilderText.ts";
import { Failed } from "../States.tsx";
import { Changes } from "./Changes.tsx";
import { Restore } from "./Restore.tsx";
import { VersionEntry } from "./VersionEntry.tsx";
import "./versions.css";

interface Props {
  open: boolean;
  owner: string;
  onClose(): void;
}

/** The versions on the left; on the right what changed from the one before to the chosen one. */
export function Versions({ open, owner, onClose }: Props): ReactNode {
  const { t } = useBuilderText();
  return (
    <Drawer
      open={open}
      onClose={onClose}
      size={880}
      title={t("builder.versions.title")}
      rootClassName="versions-drawer"
      destroyOnHidden
    >
      <Content owner={owner} onClose={onClose} />
    </Drawer>
  );
}

function Content({ owner, onClose }: Omit<Props, "open">): ReactNode {
  const { t } = useBuilderText();
  const editor = useEditor();
  const { time, hasDraft } = useEditorState();
  const at = { owner, kind: editor.opened.kind };
  const asked = useAnswer(`${owner}/${at.kind}/versions`, async (signal) => {
    await editor.flush();
    return ask("GET /of/:owner/:kind/versions", { at, signal });
  });

  const [chosen, setChosen] = useState<number | "draft">();
  if (asked.state === "loading") return <Skeleton active />;
  if (asked.state !== "there") return <Failed asked={asked} />;
  const { versions } = asked.answer;
  const shown = chosen ?? (hasDraft ? "draft" : versions[0]?.version);
  const index = versions.findIndex(({ version }) => version === shown);
  const version = versions[index];
  const before = shown === "draft" ? versions[0] : versions[index + 1];
  const seconds = shown === "draft" ? time.seconds : version?.seconds;
  return (
    <div className="versions">
      <ol>
        {hasDraft && (
          <VersionEntry on={shown === "draft"} onPick={() => setChosen("draft")} seconds={time.seconds} />
        )}
        {versions.map((each) => (
          <VersionEntry
            key={each.version}
            version={each}
            seconds={each.seconds}
            on={shown === each.version}
            onPick={() => setChosen(each.version)}
          />
        ))}
      </ol>
      <section>
        <header className="between">
          <div>
            <h2 className="num">{title()}</h2>
            {before && seconds !== undefined && (
              <small className="soft num">
                {t("builder.versions.time", {
                  from: minutes(before.seconds),
                  to: minutes(seconds),
                  change: signed(seconds - before.seconds),
                })}
              </small>
            )}
          </div>
          {version && editor.opened.rights.edit && <Restore at={at} version={version} onDone={onClose} />}
        </header>
        {before ? (
          <Differences key={`${before.version}/${shown}`} at={at} from={before.version} to={String(shown)} />
        ) : (
          <p className="notice quiet">{t("builder.versions.first")}</p>
        )}
      </section>
    </div>
  );

  function title(): string {
    if (!before) return t("builder.versions.one", { version: version?.version ?? "" });
    if (shown === "draft") return t("builder.versions.draftAgainst", { before: before.version });
    return t("builder.versions.against", { before: before.version, after: version?.version ?? "" });
  }
}

interface At {
  owner: string;
  kind: string;
}

function Differences({ at, from, to }: { at: At; from: number; to: string }): ReactNode {
  const asked = useAnswer(`${from}/${to}`, (signal) =>
    ask("GET /of/:owner/:kind/differences", { at: { ...at }, query: { from: String(from), to }, signal }),
  );
  const { opened } = useEditor();
  const { definition } = useEditorState();
  if (asked.state === "loading") return <Skeleton active />;
  if (asked.state !== "there") return <Failed asked={asked} />;
  return <Changes differences={asked.answer.differences} among={[definition, opened.published.definition]} />;
}
