import { Button, Form, Input, Modal } from "antd";
import { useMemo, useState, type ReactNode } from "react";
import { differences } from "../../../../models/rules/differences.ts";
import { useToast } from "../../../../ui/Toasts.tsx";
import { useText } from "../../../../ui/useText.ts";
import { useEditor, useEditorState } from "../../state/editor.ts";
import { minutes, over } from "../../state/seconds.ts";
import { go } from "../../state/useRoute.ts";
import { useBuilderText } from "../../useBuilderText.ts";

/** Publishing asks for a reason; over five minutes, or with a fault, it is impossible, and the button says why. */
export function Publish(): ReactNode {
  const { t } = useBuilderText();
  const ui = useText();
  const toast = useToast();
  const editor = useEditor();
  const { time, check, saving, hasDraft, definition } = useEditorState();
  const { published } = editor.opened;
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string>();
  const faults = check.problems.length;
  const why = !time.ok
    ? t("builder.publish.tooLong", { time: over(time.seconds, time.limit) })
    : faults > 0
      ? t("builder.publish.faulty", { count: faults })
      : saving.state === "older"
        ? t("builder.saving.older")
        : undefined;
  const isSame = useMemo(
    () => differences(published.definition, definition).length === 0,
    [published.definition, definition],
  );
  const nothing = isSame
    ? t(hasDraft ? "builder.publish.same" : "builder.publish.nothing", { version: published.version })
    : undefined;

  async function publish(): Promise<void> {
    setBusy(true);
    setRefused(undefined);
    const outcome = await editor.publish(reason.trim());
    setBusy(false);
    if ("version" in outcome) {
      setAsking(false);
      void toast.success(t("builder.publish.done", { version: outcome.version.version }));
      go({ page: "list" });
    } else setRefused("refused" in outcome ? outcome.refused : t("builder.publish.lost"));
  }
  const open = (): void => {
    setRefused(undefined);
    setAsking(true);
  };
  return (
    <>
      {why && (
        <span className="refusal bad" id="refusal">
          {why}
        </span>
      )}
      {!why && nothing && hasDraft && (
        <span className="muted wide-only" id="refusal">
          {nothing}
        </span>
      )}
      <Button
        type="primary"
        className="publish"
        disabled={why !== undefined || nothing !== undefined}
        aria-describedby={why || (nothing && hasDraft) ? "refusal" : undefined}
        title={nothing}
        onClick={open}
      >
        {t("builder.publish")}
      </Button>
      <Modal
        open={asking}
        title={t("builder.publish.title", { version: published.version + 1 })}
        okText={t("builder.publish")}
        cancelText={ui.t("ui.cancel")}
        confirmLoading={busy}
        okButtonProps={{ disabled: [...reason.trim()].length < SHORTEST_REASON }}
        onOk={() => void publish()}
        onCancel={() => setAsking(false)}
        destroyOnHidden
      >
        <p className="soft">{t("builder.publish.text", { time: minutes(time.seconds) })}</p>
        <Form layout="vertical" requiredMark={false}>
          <Form.Item
            label={t("builder.publish.reason")}
            htmlFor="publish-reason"
            {...(refused !== undefined && { validateStatus: "error", help: refused })}
          >
            <Input.TextArea
              id="publish-reason"
              autoFocus
              rows={3}
              maxLength={300}
              value={reason}
              placeholder={t("builder.publish.example")}
              onChange={(event) => setReason(event.target.value)}
            />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}

// "ok" explains nothing to whoever reads the versions in a year.
const SHORTEST_REASON = 4;
