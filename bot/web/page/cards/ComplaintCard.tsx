import { Button } from "antd";
import { MessageSquare } from "lucide-react";
import { type MouseEvent, type ReactNode } from "react";
import { Plate } from "../../../../ui/Plate.tsx";
import { useText } from "../../../../ui/useText.ts";
import { type Complaint } from "../state/complaints.ts";
import { usePress } from "../state/usePress.ts";
import { useSide } from "../state/useSide.ts";
import { useTime } from "../state/useTime.ts";
import { repliesText } from "../texts.ts";
import { buttonsOf } from "./buttons.ts";
import { Clock } from "./Clock.tsx";
import { ComplaintTags } from "./ComplaintTags.tsx";
import { LowAnswers } from "./LowAnswers.tsx";
import { useLabel } from "./useLabel.ts";

interface Props {
  complaint: Complaint;
  isSelected: boolean;
  onFocus(): void;
}

/** The customer's words first, then the clocks, then the one next step. */
export function ComplaintCard({ complaint: { item, view }, isSelected, onFocus }: Props): ReactNode {
  const { t } = useText();
  const { open } = useSide();
  const time = useTime();
  const label = useLabel();
  const { pressing, press } = usePress();
  const { main } = buttonsOf(item.card);
  const openThread = (): void => open({ kind: "thread", ref: item.ref });
  return (
    <article
      data-ref={item.ref}
      tabIndex={0}
      className="card complaint"
      data-selected={isSelected || undefined}
      aria-label={item.card.plain}
      onFocus={onFocus}
      onClick={(event) => isOnCard(event) && openThread()}
    >
      <div className="between">
        <p className="task-who">
          <ComplaintTags view={view} />
          {view.plate !== undefined && <Plate>{view.plate}</Plate>}
          <span>{view.customer}</span>
          <span className="muted wide-only">{view.model}</span>
        </p>
        <small className="muted num nowrap">
          {t("desk.complaint.since", { at: time.moment(new Date(view.since), time.now) })}
        </small>
      </div>
      {view.points.map(({ words }, index) => (
        <blockquote key={index}>{words}</blockquote>
      ))}
      <p className="task-meta">
        <LowAnswers points={view.points} />
        {view.order !== undefined && (
          <span>
            {t("desk.order")} <span className="num">{view.order}</span>
          </span>
        )}
        {view.owner && <span>{view.owner.name}</span>}
      </p>
      {view.clocks.length > 0 && (
        <div className="clocks">
          {view.clocks.map((clock) => (
            <Clock key={`${clock.clock}${clock.due}`} clock={clock} />
          ))}
        </div>
      )}
      <div className="between">
        <Button
          type="text"
          size="small"
          className="quiet thread-link"
          icon={<MessageSquare size={14} />}
          onClick={openThread}
        >
          {repliesText(t, view.replies)}
        </Button>
        {view.step === "verifying" && view.verifier && (
          <small className="muted">{t("desk.complaint.verifies", { who: view.verifier.name })}</small>
        )}
        {main && (
          <Button
            size="small"
            type={isSelected || view.step !== "open" ? "default" : "primary"}
            loading={pressing === main.token}
            onClick={() => press(main, item.ref)}
          >
            {label(main)}
          </Button>
        )}
      </div>
    </article>
  );
}

/** Whether a click means the card itself: not one of its buttons, nor words that were marked to be copied. */
function isOnCard({ target }: MouseEvent): boolean {
  const isButton = target instanceof Element && target.closest("button, a") !== null;
  return !isButton && (getSelection()?.isCollapsed ?? true);
}
