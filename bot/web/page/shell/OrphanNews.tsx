import { App } from "antd";
import { useEffect, type ReactNode } from "react";
import { useText } from "../../../../ui/useText.ts";
import { type FormVerdict } from "../../../chat.ts";
import { orphans } from "../state/orphans.ts";

/** Says what became of something that was done in a tab since closed; draws nothing. */
export function OrphanNews(): ReactNode {
  const { message } = App.useApp();
  const { t } = useText();
  useEffect(
    () =>
      orphans.listen(({ act, reply }) => {
        if (act.path !== "answer") return;
        const verdict = reply.verdict === "acknowledged" ? (reply.body as FormVerdict) : undefined;
        if (verdict?.ok) void message.success(verdict.toast ?? t("desk.orphan.sent"));
        else void message.warning(t("desk.orphan.refused"), 8);
      }),
    [message, t],
  );
  return null;
}
