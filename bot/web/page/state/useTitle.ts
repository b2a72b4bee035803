import { useEffect } from "react";
import { useText } from "../../../../ui/useText.ts";
import { cardsOf } from "./items.ts";
import { waitingFor } from "./unread.ts";
import { useDeskState, useMe } from "./useDesk.ts";

/** Names the tab: how much waits in all channels, where the reader is, the store. */
export function useTitle(place: string | undefined): void {
  const { t } = useText();
  const { store, person, channels } = useMe();
  const { shelf } = useDeskState();
  const waiting = channels.reduce(
    (sum, { code }) => sum + waitingFor(cardsOf(shelf, code), person.code).count,
    0,
  );
  const parts = [place, store.name, t("desk.name")].filter((part) => part !== undefined);
  const title = `${waiting > 0 ? `(${waiting}) ` : ""}${parts.join(" · ")}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
}
