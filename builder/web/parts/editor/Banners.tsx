import { Button } from "antd";
import { Landmark, RotateCcw, TriangleAlert, Users } from "lucide-react";
import { useState, type ReactNode } from "react";
import { useToast } from "../../../../ui/Toasts.tsx";
import { ask, newKey } from "../../api.ts";
import { useEditor, useEditorState } from "../../state/editor.ts";
import { useReader } from "../../state/useMe.ts";
import { useStoreTime } from "../../state/useStoreTime.ts";
import { useBuilderText } from "../../useBuilderText.ts";
import { Changes } from "../versions/Changes.tsx";

/** What the editor has to know besides his own draft: who else edits, what was saved meanwhile, what waits. */
export function Banners({ owner }: { owner: string }): ReactNode {
  const { t } = useBuilderText();
  const { moment, day } = useStoreTime();
  const editor = useEditor();
  const { others, saving, aside, check } = useEditorState();
  const { headOffice, kind } = editor.opened;
  const [taken, setTaken] = useState(false);
  const [looking, setLooking] = useState(false);
  const { me } = useReader();
  const strangers = others.filter(({ person }) => person.code !== me.person.code);
  const who = [...new Set(strangers.map(({ person }) => person.name))];
  const general = check.problems.filter(({ item }) => item === undefined);
  return (
    <div className="banners">
      {saving.state === "older" && <Older />}
      {others.length > 0 && (
        <p className="notice warn" role="status">
          <Users size={15} aria-hidden />
          <span className="grow">
            {who.length > 0
              ? t("builder.others", { who: who.join(", "), since: moment(others[0]!.since) })
              : t("builder.others.self")}
          </span>
        </p>
      )}
      {aside !== undefined && (
        <p className="notice" role="status">
          <RotateCcw size={15} aria-hidden />
          <span className="grow">{t("builder.aside")}</span>
          <Button type="link" size="small" onClick={editor.putBack}>
            {t("builder.aside.back")}
          </Button>
        </p>
      )}
      {headOffice && !taken && (
        <section className="notice warn details" aria-label={t("builder.locked")}>
          <span className="between wide">
            <span>
              <Landmark size={15} aria-hidden />{" "}
              {t("builder.headOffice", { day: day(headOffice.at), count: headOffice.differences.length })}
              {headOffice.reason && ` ${t("builder.headOffice.reason", { reason: headOffice.reason })}`}
            </span>
            <span className="row nowrap">
              <Button size="small" aria-expanded={looking} onClick={() => setLooking(!looking)}>
                {t("builder.look")}
              </Button>
              <TakeOver owner={owner} kind={kind} onTaken={() => setTaken(true)} />
            </span>
          </span>
          {looking && (
            <Changes differences={headOffice.differences} among={[editor.opened.published.definition]} />
          )}
        </section>
      )}
      {general.map(({ code, message }, index) => (
        <p key={`${code}${index}`} className="notice bad">
          <TriangleAlert size={15} aria-hidden />
          {message}
        </p>
      ))}
    </div>
  );
}

/** Somebody else has saved since: what differs, and whose draft is to stand; the other is put aside, not lost. */
function Older(): ReactNode {
  const { t } = useBuilderText();
  const { moment } = useStoreTime();
  const editor = useEditor();
  const { saving } = useEditorState();
  if (saving.state !== "older") return null;
  const { draft, differences = [], message } = saving.refusal;
  const by = draft?.saved
    ? t("builder.older.by", { who: draft.saved.by.name, at: moment(draft.saved.at) })
    : message;
  return (
    <section className="notice bad older" role="alert">
      <p>
        <TriangleAlert size={15} aria-hidden /> <b>{by}</b> {t("builder.older.text")}
      </p>
      <details>
        <summary>{t("builder.older.differences", { count: differences.length })}</summary>
        <Changes differences={differences} among={[editor.state().definition]} />
      </details>
      <span className="row wrap">
        <Button size="small" onClick={() => editor.settle("mine")}>
          {t("builder.older.mine")}
        </Button>
        <Button size="small" onClick={() => editor.settle("theirs")}>
          {t("builder.older.theirs")}
        </Button>
      </span>
    </section>
  );
}

/** Takes head office's new version over into the draft. */
function TakeOver({ owner, kind, onTaken }: { owner: string; kind: string; onTaken: () => void }): ReactNode {
  const { t } = useBuilderText();
  const toast = useToast();
  const editor = useEditor();
  const [busy, setBusy] = useState(false);
  async function take(): Promise<void> {
    setBusy(true);
    const ready = await editor.flush();
    const body = { key: newKey(), base: editor.revision(), from: "headOffice" as const };
    const reply = ready
      ? await ask("POST /of/:owner/:kind/proposal", { at: { owner, kind }, body })
      : undefined;
    setBusy(false);
    if (reply?.kind === "answer") {
      editor.take(reply.answer);
      onTaken();
    } else void toast.error(reply?.kind === "refused" ? reply.refusal.message : t("builder.lost"));
  }
  return (
    <Button size="small" type="primary" loading={busy} onClick={() => void take()}>
      {t("builder.headOffice.take")}
    </Button>
  );
}
