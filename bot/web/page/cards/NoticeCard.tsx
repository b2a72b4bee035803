import { BellRing, Info, TriangleAlert } from "lucide-react";
import { type ReactNode } from "react";
import { Plate } from "../../../../ui/Plate.tsx";
import { useText } from "../../../../ui/useText.ts";
import { type NoticeView } from "../../../views.ts";
import { type DeskItem } from "../../wire.ts";
import { useSentence } from "../state/useSentence.ts";
import { useTime } from "../state/useTime.ts";
import { CardButtons } from "./CardButtons.tsx";

/** Something to know or to decide: what, when, and the buttons of the decision or what it was. */
export function NoticeCard({ item, view }: { item: DeskItem; view: NoticeView }): ReactNode {
  const { t } = useText();
  const say = useSentence();
  const time = useTime(60_000);
  const Icon = view.tone === "calm" ? Info : view.tone === "warn" ? BellRing : TriangleAlert;
  return (
    <article className="card notice" data-tone={view.tone} data-ref={item.ref}>
      <Icon size={16} aria-hidden />
      <div className="grow">
        <p>{say(view.key, view.params) ?? item.card.plain}</p>
        <p className="task-meta">
          <span className="num">{time.moment(new Date(view.at), time.now)}</span>
          {view.plate !== undefined && <Plate quiet>{view.plate}</Plate>}
          {view.customer !== undefined && <span>{view.customer}</span>}
          {view.decided && (
            <span className={view.decided.approved ? "ok" : "bad"}>
              {t(view.decided.approved ? "desk.notice.approved" : "desk.notice.refused", {
                who: view.decided.by.name,
                at: time.moment(new Date(view.decided.at), time.now),
              })}
            </span>
          )}
        </p>
        <CardButtons card={item.card} cardRef={item.ref} />
      </div>
    </article>
  );
}
