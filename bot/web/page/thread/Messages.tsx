import { Bubble } from "@ant-design/x";
import { BellRing } from "lucide-react";
import { type ReactNode } from "react";
import { Initial } from "../../../../ui/Initial.tsx";
import { type EventView } from "../../../views.ts";
import { type DeskItem } from "../../wire.ts";
import { useSentence } from "../state/useSentence.ts";
import { useTime } from "../state/useTime.ts";
import { Said } from "./Said.tsx";
import { SaidBy } from "./SaidBy.tsx";

/** Everybody on the left, as in a file; what happened stands between, a reminder in amber. */
export function Messages({ items }: { items: DeskItem[] }): ReactNode {
  const bubbles = items.map((item) => {
    const view = item.card.view;
    if (view?.kind === "said") {
      return {
        key: item.ref,
        role: "ai",
        content: <Said item={item} view={view} />,
        avatar: <Initial name={view.by.name} />,
        header: <SaidBy view={view} />,
      };
    }
    return { key: item.ref, role: "system", content: <Happened item={item} view={view} /> };
  });
  return <Bubble.List className="messages" autoScroll={false} items={bubbles} role={roles} />;
}

const roles = {
  ai: { placement: "start", variant: "borderless" },
  system: { variant: "borderless" },
} as const;

function Happened({ item, view }: { item: DeskItem; view: DeskItem["card"]["view"] }): ReactNode {
  const say = useSentence();
  const time = useTime(60_000);
  const event: EventView | undefined = view?.kind === "event" ? view : undefined;
  const late = event?.tone === "late";
  return (
    <span className="event" data-late={late || undefined}>
      {late && <BellRing size={13} aria-hidden />}
      <span>{(event && say(event.key, event.params)) ?? item.card.plain}</span>
      <span className="num">{time.moment(new Date(event?.at ?? item.at), time.now)}</span>
    </span>
  );
}
