import { useCallback, useEffect, useMemo, useState } from "react";
import { readRoute, writeRoute, type Route } from "./route.ts";
import { addressOf, shownSide, type Side } from "./sides.ts";
import { type SideControl } from "./useSide.ts";

/** Where the reader is: his channel and what stands at its side, kept in the address. */
export function useSides(): SideControl & { channel: string | undefined; enter(channel: string): void } {
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
    const { channel } = route;
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
  }, [route, held, go]);
}
