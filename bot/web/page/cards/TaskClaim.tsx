import { type ReactNode } from "react";
import { useText } from "../../../../ui/useText.ts";
import { type TaskState } from "../../../views.ts";
import { useTime } from "../state/useTime.ts";

interface Props {
  now: Extract<TaskState, { state: "claimed" }>;
  isMine: boolean;
  isSelected: boolean;
}

/** Who has the call: the reader, on the line or put aside, or somebody else, and for how long. */
export function TaskClaim({ now, isMine, isSelected }: Props): ReactNode {
  const { t } = useText();
  const time = useTime();
  if (isMine && isSelected) {
    return (
      <span className="taken live">
        <i className="live-dot" />
        {t("desk.task.live")}
      </span>
    );
  }
  if (isMine) {
    return (
      <span className="taken paused num">
        {now.asked === undefined ? t("desk.task.begun") : t("desk.task.paused", { question: now.asked })}
      </span>
    );
  }
  const minutes = Math.max(0, Math.floor((time.now.getTime() - Date.parse(now.since)) / 60_000));
  return (
    <span className="taken">
      <i className="live-dot" />
      {t("desk.task.taken", { who: now.by.name, minutes })}
    </span>
  );
}
