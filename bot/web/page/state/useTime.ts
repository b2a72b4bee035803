import { useEffect, useMemo, useState } from "react";
import { zonedTime, type ZonedTime } from "../../../../ui/zonedTime.ts";
import { useText } from "../../../../ui/useText.ts";
import { useDesk, useDeskState, useMe } from "./useDesk.ts";

/** The store's time: the moment by the product's clock, as often as it matters, and how it is written. */
export function useTime(everyMs = 15_000): ZonedTime & { now: Date } {
  const desk = useDesk();
  const { store } = useMe();
  const { ahead } = useDeskState();
  const { locale } = useText();
  const [tick, setTick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTick((count) => count + 1), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  const writing = useMemo(() => zonedTime(store.zone, locale), [store.zone, locale]);
  // Read anew with each tick, and when the server has set the clock.
  const now = useMemo(() => desk.now(), [desk, tick, ahead]);
  return { ...writing, now };
}
