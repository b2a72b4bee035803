import { useEffect, useRef, type ReactNode } from "react";
import { useKeys } from "../../../../ui/useKeys.ts";
import { useText } from "../../../../ui/useText.ts";
import { Composer } from "../shell/Composer.tsx";
import { entriesOf } from "../state/items.ts";
import { useDesk, useDeskState } from "../state/useDesk.ts";
import { useSide } from "../state/useSide.ts";
import { Failed } from "../states/Failed.tsx";
import { Loading } from "../states/Loading.tsx";
import { Actions } from "./Actions.tsx";
import { Digest } from "./Digest.tsx";
import { Messages } from "./Messages.tsx";
import { ThreadHead } from "./ThreadHead.tsx";

/** The file of a card: what it is about, what was said, the next step, and a line to reply in. */
export function Thread({ cardRef }: { cardRef: string }): ReactNode {
  const { t } = useText();
  const desk = useDesk();
  const { close } = useSide();
  const { shelf, lists, live } = useDeskState();
  const root = shelf.items.get(cardRef);
  const entries = entriesOf(shelf, cardRef);
  const list = lists[cardRef];
  useKeys({ Escape: close });
  // Again after each lost connection: an entry may have come meanwhile.
  useEffect(() => {
    if (live !== "lost") void desk.thread(cardRef);
  }, [desk, cardRef, live]);
  const box = useFollow(entries.length);

  return (
    <>
      <ThreadHead root={root} onClose={close} />
      <div className="scroll" ref={box} tabIndex={0} role="region" aria-label={t("desk.thread")}>
        {root && <Digest item={root} />}
        {list?.is === "failed" && <Failed onRetry={() => void desk.thread(cardRef)} />}
        {entries.length === 0 && (!list || list.is === "loading") && (
          <div className="messages">
            <Loading />
          </div>
        )}
        <Messages items={entries} />
      </div>
      {root && <Actions item={root} />}
      {root && (
        <Composer place={{ channel: root.place.channel, thread: root.ref }} hint={t("desk.say.thread")} />
      )}
    </>
  );
}

/** Keeps the last entry in sight as entries are added, once the first ones stand there. */
function useFollow(count: number): React.RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  const before = useRef(count);
  useEffect(() => {
    if (before.current > 0 && count > before.current)
      box.current?.scrollTo({ top: box.current.scrollHeight });
    before.current = count;
  }, [count]);
  return box;
}
