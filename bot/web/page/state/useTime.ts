import { useEffect, useMemo, useState } from "react";
import { zonedTime, type ZonedTime } from "../../../../ui/zonedTime.ts";
import { useText } from "../../../../ui/useText.ts";
import { useDesk, useMe } from "./useDesk.ts";

/** The store's time: the moment by the product's clock, as often as it matters, and how it is written. */
export function useTime(everyMs = 15_000): ZonedTime & { now: Date } {
  const desk = useDesk();
  const { store } = useMe();
  const { locale } = useText();
  const [now, setNow] = useState(desk.now);
  useEffect(() => {
    const tick = setInterval(() => setNow(desk.now()), everyMs);
    return () => clearInterval(tick);
  }, [desk, everyMs]);
  const writing = useMemo(() => zonedTime(store.zone, locale), [store.zone, locale]);
  return { ...writing, now };
}
