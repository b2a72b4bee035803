import { useEffect, useRef, useState, type ReactNode } from "react";
import { useKeys } from "../../../../ui/useKeys.ts";
import { useText } from "../../../../ui/useText.ts";
import { type ChannelInfo } from "../../wire.ts";
import { ChannelCards } from "../cards/ChannelCards.tsx";
import { cardsOf } from "../state/items.ts";
import { type Whose } from "../state/tasks.ts";
import { useDesk, useDeskState, useMe } from "../state/useDesk.ts";
import { Failed } from "../states/Failed.tsx";
import { Loading } from "../states/Loading.tsx";
import { ChannelHead } from "./ChannelHead.tsx";
import { LazyComposer } from "./LazyComposer.tsx";

/** A channel: its head, its cards, and a line to write in. */
export function Channel({ channel }: { channel: ChannelInfo }): ReactNode {
  const { t } = useText();
  const desk = useDesk();
  const me = useMe();
  const { shelf, lists, live } = useDeskState();
  const [whose, setWhose] = useState<Whose>("all");
  const box = useRef<HTMLElement>(null);
  const cards = cardsOf(shelf, channel.code);
  const list = lists[channel.code];
  useKeys({ "/": () => box.current?.querySelector<HTMLElement>(".composer textarea")?.focus() });
  const foot = useFollow(cards.filter(({ card }) => card.view?.kind === "said").at(-1), me.person.code);

  return (
    <main className="pane middle" aria-label={channel.name} ref={box}>
      <ChannelHead channel={channel} whose={whose} onWhose={setWhose} />
      {live === "lost" && (
        <div role="status" className="strip">
          {t("desk.lost")}
        </div>
      )}
      <div className="scroll">
        <div className="cards">
          {list?.is === "failed" && <Failed onRetry={() => void desk.channel(channel.code)} />}
          {(!list || list.is === "loading") && <Loading />}
          {list?.is === "ready" && (
            <ChannelCards channel={channel.code} cards={cards} more={list.more} whose={whose} />
          )}
          <div ref={foot} />
        </div>
      </div>
      <LazyComposer place={{ channel: channel.code }} hint={t("desk.say.channel")} />
    </main>
  );
}

type Said = ReturnType<typeof cardsOf>[number] | undefined;

/** Keeps the foot of the list in sight when the reader himself has said something. */
function useFollow(last: Said, reader: string): React.RefObject<HTMLDivElement | null> {
  const foot = useRef<HTMLDivElement>(null);
  const seen = useRef(last?.ref);
  const own = last?.card.view?.kind === "said" && last.card.view.by.code === reader;
  useEffect(() => {
    if (last && last.ref !== seen.current && own) foot.current?.scrollIntoView({ block: "end" });
    seen.current = last?.ref;
  }, [last, own]);
  return foot;
}
