import { useEffect, useState, type ReactNode } from "react";
import { type QuestionnaireKind } from "../../../models/rules/kinds.ts";
import { type Editor as Opened } from "../../wire.ts";
import { ask } from "../api.ts";
import { createEditor } from "../creator/createEditor.ts";
import { applyTheme } from "../creator/creatorTheme.ts";
import { Workbench } from "../parts/editor/Workbench.tsx";
import { Failed, Waiting } from "../parts/States.tsx";
import { EditorContext, type Editor } from "../state/editor.ts";
import { useAnswer } from "../state/useAnswer.ts";
import { useReader } from "../state/useMe.ts";
import { useBuilderText } from "../useBuilderText.ts";
import "../parts/editor/editor.css";

interface Props {
  owner: string;
  kind: QuestionnaireKind;
  /** Open the versions at once. */
  versions: boolean;
}

// What the last editor still has on its way: the next one must open what it saves, not what was before.
let leaving: Promise<unknown> = Promise.resolve();

/** The editor of one questionnaire, once it is known what there is to edit. */
export function EditorPage({ owner, kind, versions }: Props): ReactNode {
  const asked = useAnswer(`${owner}/${kind}`, async (signal) => {
    await leaving;
    return ask("GET /of/:owner/:kind", { at: { owner, kind }, signal });
  });
  if (asked.state === "loading") return <Waiting />;
  if (asked.state !== "there") {
    return (
      <main className="page">
        <Failed asked={asked} />
      </main>
    );
  }
  return <Opening owner={owner} opened={asked.answer} versions={versions} />;
}

function Opening({
  owner,
  opened,
  versions,
}: {
  owner: string;
  opened: Opened;
  versions: boolean;
}): ReactNode {
  const { locale } = useBuilderText();
  const { me, mode } = useReader();
  const [editor, setEditor] = useState<Editor>();
  useEffect(() => {
    const { licenceKey, person } = me;
    const made = createEditor({ opened, owner, reader: person.code, locale, licenceKey });
    setEditor(made);
    return () => {
      leaving = made.stop();
    };
    // A questionnaire is opened once; the page is drawn anew for another, or in another language.
  }, [opened]);
  useEffect(() => {
    if (editor) void applyTheme(editor.creator, mode);
  }, [editor, mode]);
  if (!editor) return <Waiting />;
  return (
    <EditorContext value={editor}>
      <Workbench owner={owner} versions={versions} />
    </EditorContext>
  );
}
