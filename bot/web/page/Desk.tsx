import { Grid } from "antd";
import { useState, type ReactNode } from "react";
import { type Mode } from "../../../ui/palette.ts";
import { BottomBar, type Pane } from "./shell/BottomBar.tsx";
import { Channel } from "./shell/Channel.tsx";
import { OrphanNews } from "./shell/OrphanNews.tsx";
import { Sidebar } from "./shell/Sidebar.tsx";
import { SidePane, usePreloadedSide } from "./shell/SidePane.tsx";
import { isSameSide } from "./state/sides.ts";
import { useMe } from "./state/useDesk.ts";
import { useTitle } from "./state/useTitle.ts";
import { SideContext } from "./state/useSide.ts";
import { useSides } from "./state/useSides.ts";

/** Three panes from 992 px on, one at a time below it. */
export function Desk({ mode, onMode }: { mode: Mode; onMode: () => void }): ReactNode {
  const me = useMe();
  usePreloadedSide();
  const { lg, xl } = Grid.useBreakpoint();
  const place = useSides(me.channels[0]?.code);
  const [chosen, setChosen] = useState<Pane>(place.side ? "side" : "cards");
  const channel = me.channels.find(({ code }) => code === place.channel) ?? me.channels[0];
  // Opening and closing the side turns the one pane of a small screen over to it and back.
  const [turned, setTurned] = useState(place.side);
  if (turned !== place.side) {
    setTurned(place.side);
    if (!isSameSide(place.side, turned)) setChosen(place.side ? "side" : "cards");
  }
  useTitle(channel?.name);
  const shown = (pane: Pane): boolean => lg !== false || chosen === pane;

  return (
    <SideContext value={place}>
      <OrphanNews />
      <div className="desk">
        {(shown("channels") || chosen === "today") && (
          <Sidebar
            rail={Boolean(lg && !xl)}
            only={lg === false ? (chosen === "today" ? "today" : "channels") : undefined}
            channel={channel?.code}
            onChannel={(code) => {
              place.enter(code);
              setChosen("cards");
            }}
            mode={mode}
            onMode={onMode}
          />
        )}
        {shown("cards") && channel && <Channel key={channel.code} channel={channel} />}
        {shown("side") && <SidePane alone={lg === false} channel={channel?.code} />}
        {lg === false && <BottomBar pane={chosen} onPane={setChosen} side={place.side?.kind} />}
      </div>
    </SideContext>
  );
}
