import { FileText, Hash, ListChecks, MessageSquare, Phone, Sun, type LucideIcon } from "lucide-react";
import { type ReactNode } from "react";
import { useText, type PageTextKey } from "../../../../ui/useText.ts";
import { type Side } from "../state/sides.ts";

/** The four panes of a small screen. */
export type Pane = "channels" | "cards" | "side" | "today";

interface Props {
  pane: Pane;
  onPane(pane: Pane): void;
  side: Side["kind"] | undefined;
}

/** Leads from pane to pane where one alone has room. */
export function BottomBar({ pane, onPane, side }: Props): ReactNode {
  const { t } = useText();
  const tabs: [Pane, PageTextKey, LucideIcon][] = [
    ["channels", "desk.nav.channels", Hash],
    ["cards", "desk.nav.cards", ListChecks],
    ["side", ...sideTab(side)],
    ["today", "desk.nav.today", Sun],
  ];
  return (
    <nav className="bottom-bar" aria-label={t("desk.nav.panes")}>
      {tabs.map(([key, label, Icon]) => (
        <button
          key={key}
          type="button"
          aria-current={pane === key ? "page" : undefined}
          onClick={() => onPane(key)}
        >
          <span className="tab-icon">
            <Icon size={20} aria-hidden />
            {key === "side" && (side === "call" || side === "resume") && <i className="live-dot" />}
          </span>
          {t(label)}
        </button>
      ))}
    </nav>
  );
}

function sideTab(side: Side["kind"] | undefined): [PageTextKey, LucideIcon] {
  if (side === "thread") return ["desk.nav.thread", MessageSquare];
  return side === "form" || side === "answer" ? ["desk.nav.form", FileText] : ["desk.nav.call", Phone];
}
