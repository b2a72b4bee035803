import { type ReactNode } from "react";
import { Mark } from "../../../../ui/Mark.tsx";
import { Places } from "../../../../ui/Places.tsx";
import { type Mode } from "../../../../ui/palette.ts";
import { useText } from "../../../../ui/useText.ts";
import { useMe } from "../state/useDesk.ts";
import { ChannelMenu } from "./ChannelMenu.tsx";
import { MyDay } from "./MyDay.tsx";
import { Reader } from "./Reader.tsx";

interface Props {
  /** Icons alone, between 992 and 1199 px. */
  rail: boolean;
  /** On a small screen, which of its parts the pane shows. */
  only: "channels" | "today" | undefined;
  channel: string | undefined;
  onChannel(code: string): void;
  mode: Mode;
  onMode(): void;
}

/** The store, its channels, the reader's own day and the reader. */
export function Sidebar({ rail, only, channel, onChannel, mode, onMode }: Props): ReactNode {
  const { t } = useText();
  const { store, roles } = useMe();
  return (
    <nav className="pane sidebar" data-rail={rail} aria-label={t("desk.nav.channels")}>
      <div className="store">
        <Mark />
        {!rail && (
          <span className="store-name">
            <b className="cut">{store.name}</b>
            <small>{t("desk.name")}</small>
          </span>
        )}
      </div>
      {only !== "today" && <Places at="desk" roles={roles} rail={rail} />}
      {only !== "today" && <ChannelMenu rail={rail} channel={channel} onChannel={onChannel} />}
      <span className="grow" />
      {only !== "channels" && <MyDay rail={rail} />}
      <Reader rail={rail} mode={mode} onMode={onMode} />
    </nav>
  );
}
