import { useEffect, type ReactNode } from "react";
import { useToast } from "../../../../ui/Toasts.tsx";
import { useText } from "../../../../ui/useText.ts";
import { type FormVerdict } from "../../../chat.ts";
import { orphans } from "../state/orphans.ts";

/** Says what became of something that was done in a tab since closed; draws nothing. */
export function OrphanNews(): ReactNode {
  const toast = useToast();
  const { t } = useText();
  useEffect(
    () =>
      orphans.listen(({ act, reply }) => {
        if (act.path !== "answer") return;
        const verdict = reply.verdict === "acknowledged" ? (reply.body as FormVerdict) : undefined;
        if (verdict?.ok) void toast.success(verdict.toast ?? t("desk.orphan.sent"));
        else void toast.warning(t("desk.orphan.refused"), 8);
      }),
    [toast, t],
  );
  return null;
}
