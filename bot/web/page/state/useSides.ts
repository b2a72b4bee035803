import { useCallback, useEffect, useMemo, useState } from "react";
import { readRoute, writeRoute, type Route } from "./route.ts";
import { addressOf, shownSide, type Side } from "./sides.ts";
import { type SideControl } from "./useSide.ts";

/** Where the reader is, and the ways to go somewhere else. */
export interface Sides extends SideControl {
  channel: string | undefined;
  enter(channel: string): void;
}

/** Where the reader is: his channel, `home` where the address names none, and what stands at its side. */
export function useSides(home: string | undefined): Sides {
  const [route, setRoute] = useState(() => readRoute(location.hash));
  const [held, setHeld] = useState<Side>();
  useEffect(() => {
    const follow = (): void => {
      setRoute(readRoute(location.hash));
      setHeld((side) => (side && addressOf(side) ? side : undefined));
    };
    window.addEventListener("popstate", follow);
    return () => window.removeEventListener("popstate", follow);
  }, []);
  const go = useCallback((next: Route): void => {
    const fragment = writeRoute(next);
    if (fragment !== location.hash) history.pushState(null, "", fragment);
    setRoute(next);
  }, []);

  return useMemo(() => {
    const channel = route.channel ?? home;
    const side = shownSide(route.side, held);
    const open = (next: Side): void => {
      setHeld(next);
      const address = addressOf(next);
      if (address) go({ channel, side: address });
    };
    return {
      channel,
      side,
      open,
      close: () => {
        const back = side && "back" in side ? side.back : undefined;
        if (back) return open(back);
        setHeld(undefined);
        go({ channel });
      },
      enter: (code) => {
        setHeld(undefined);
        go({ channel: code });
      },
    };
  }, [route, held, go, home]);
}
