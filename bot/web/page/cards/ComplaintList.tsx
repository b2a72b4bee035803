import { Check } from "lucide-react";
import { useState, type ReactNode } from "react";
import { Plate } from "../../../../ui/Plate.tsx";
import { useKeys } from "../../../../ui/useKeys.ts";
import { useText } from "../../../../ui/useText.ts";
import { type DeskItem } from "../../wire.ts";
import { complaintGroups, type Complaint } from "../state/complaints.ts";
import { useSide } from "../state/useSide.ts";
import { useTime } from "../state/useTime.ts";
import { focusCard } from "./focusCard.ts";
import { ComplaintCard } from "./ComplaintCard.tsx";

/** The complaints under way by what falls due first, and the closed ones on a line each. */
export function ComplaintList({ cards }: { cards: DeskItem[] }): ReactNode {
  const { t } = useText();
  const { side, open: openSide } = useSide();
  const { open, closed } = complaintGroups(cards);
  const [focused, setFocused] = useState<string>();
  const selected = side?.kind === "thread" ? side.ref : undefined;
  const move = (by: 1 | -1): void => {
    const at = open.findIndex(({ item }) => item.ref === focused);
    const to = open[Math.min(open.length - 1, Math.max(0, at + by))];
    if (to) focusCard(to.item.ref);
  };
  useKeys(
    {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      j: () => move(1),
      k: () => move(-1),
      Enter: () => focused !== undefined && openSide({ kind: "thread", ref: focused }),
    },
    side?.kind !== "form" && side?.kind !== "call",
  );
  return (
    <>
      <div className="stack">
        {open.map((complaint) => (
          <ComplaintCard
            key={complaint.item.ref}
            complaint={complaint}
            isSelected={complaint.item.ref === selected}
            onFocus={() => setFocused(complaint.item.ref)}
          />
        ))}
      </div>
      {closed.length > 0 && (
        <section className="group" aria-label={t("desk.list.closed")}>
          <h2>
            {t("desk.list.closed")} <span className="num">{closed.length}</span>
          </h2>
          <div className="lines">
            {closed.map((complaint) => (
              <ClosedLine key={complaint.item.ref} complaint={complaint} />
            ))}
          </div>
        </section>
      )}
    </>
  );
}

function ClosedLine({ complaint: { item, view } }: { complaint: Complaint }): ReactNode {
  const { t } = useText();
  const { open } = useSide();
  const time = useTime(60_000);
  const satisfied = view.closed?.satisfied ?? false;
  return (
    <button type="button" className="line" onClick={() => open({ kind: "thread", ref: item.ref })}>
      <Check size={15} aria-hidden className={satisfied ? "ok" : "muted"} />
      {view.plate !== undefined && <Plate>{view.plate}</Plate>}
      <span className="nowrap">{view.customer}</span>
      <span className="cut grow muted">{view.points[0]?.words}</span>
      <span className={satisfied ? "muted nowrap" : "warn nowrap"}>
        {t(satisfied ? "desk.complaint.satisfied" : "desk.complaint.withoutCustomer")}
      </span>
      <span className="muted num nowrap">
        {view.closed && time.moment(new Date(view.closed.at), time.now)}
      </span>
    </button>
  );
}
