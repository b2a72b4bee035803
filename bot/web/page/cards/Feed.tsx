import { Suspense, type ReactNode } from "react";
import { Crash } from "../../../../ui/Crash.tsx";
import { lazyPart } from "../../../../ui/lazyPart.ts";
import { useText } from "../../../../ui/useText.ts";
import { type DeskItem } from "../../wire.ts";
import { NeutralCard } from "./NeutralCard.tsx";
import { NoticeCard } from "./NoticeCard.tsx";
import { SheetCard } from "./SheetCard.tsx";

/** What was said in a channel beside its cards, in the order of the day: texts, notices, the day's sheet. */
export function Feed({ cards, titled }: { cards: DeskItem[]; titled: boolean }): ReactNode {
  const { t } = useText();
  const runs = inRuns(cards.filter(isInFeed));
  if (runs.length === 0) return null;
  return (
    <section className="group feed" aria-label={t("desk.list.feed")}>
      {titled && <h2>{t("desk.list.feed")}</h2>}
      {runs.map((run) => (
        <Run key={run[0]!.ref} items={run} />
      ))}
    </section>
  );
}

const Messages = lazyPart(async () => (await import("../thread/Messages.tsx")).Messages);

/** Whether a card stands in the feed; days, calls and complaints have lists of their own. */
export const isInFeed = ({ card: { view } }: DeskItem): boolean =>
  view?.kind !== "day" && view?.kind !== "task" && view?.kind !== "complaint";

function Run({ items }: { items: DeskItem[] }): ReactNode {
  const [first] = items;
  const view = first?.card.view;
  if (!first) return null;
  if (isTalk(first)) {
    return (
      <Crash instead={null}>
        <Suspense fallback={null}>
          <Messages items={items} />
        </Suspense>
      </Crash>
    );
  }
  if (view?.kind === "sheet") return <SheetCard view={view} />;
  return view?.kind === "notice" ? <NoticeCard item={first} view={view} /> : <NeutralCard item={first} />;
}

const isTalk = ({ card: { view } }: DeskItem): boolean => view?.kind === "said" || view?.kind === "event";

/** Texts that follow each other stand together; everything else stands alone. */
function inRuns(items: readonly DeskItem[]): DeskItem[][] {
  return items.reduce<DeskItem[][]>((runs, item) => {
    const last = runs.at(-1);
    if (last?.[0] && isTalk(last[0]) && isTalk(item)) last.push(item);
    else runs.push([item]);
    return runs;
  }, []);
}
