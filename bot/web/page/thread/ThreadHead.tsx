import { type ReactNode } from "react";
import { Plate } from "../../../../ui/Plate.tsx";
import { useText } from "../../../../ui/useText.ts";
import { type DeskItem } from "../../wire.ts";
import { PaneHead } from "../shell/PaneHead.tsx";

/** Whose file it is. */
export function ThreadHead({
  root,
  onClose,
}: {
  root: DeskItem | undefined;
  onClose: () => void;
}): ReactNode {
  const { t } = useText();
  const view = root?.card.view;
  const isComplaint = view?.kind === "complaint";
  const isTask = view?.kind === "task";
  return (
    <PaneHead
      title={
        <>
          {t(isComplaint ? "desk.complaint" : "desk.thread")}{" "}
          {(isComplaint || isTask) && view.plate !== undefined && <Plate>{view.plate}</Plate>}
        </>
      }
      about={
        isComplaint
          ? `${view.customer} · ${t("desk.thread.onFile")}`
          : isTask
            ? [view.customer, view.model].filter((word) => word !== undefined).join(" · ")
            : undefined
      }
      onClose={onClose}
    />
  );
}
