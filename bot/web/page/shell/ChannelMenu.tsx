import { Badge, Menu } from "antd";
import { Bot, Car, Hash, Landmark, Phone, Wrench, type LucideIcon } from "lucide-react";
import { type ReactNode } from "react";
import { useText } from "../../../../ui/useText.ts";
import { type ChannelInfo } from "../../wire.ts";
import { cardsOf } from "../state/items.ts";
import { waitingFor } from "../state/unread.ts";
import { useDeskState, useMe } from "../state/useDesk.ts";

interface Props {
  rail: boolean;
  channel: string | undefined;
  onChannel(code: string): void;
}

/** The channels with how much waits in each; on the rail, icons with a dot. */
export function ChannelMenu({ rail, channel, onChannel }: Props): ReactNode {
  const { t } = useText();
  const me = useMe();
  const { shelf, lists } = useDeskState();
  const row = (info: ChannelInfo) => {
    const isThere = lists[info.code]?.is === "ready";
    const { count, urgent } = isThere
      ? waitingFor(cardsOf(shelf, info.code), me.person.code)
      : { count: info.unread, urgent: info.urgent };
    return {
      key: info.code,
      title: info.name,
      icon: <ChannelIcon code={info.code} rail={rail} dot={count > 0} urgent={urgent} />,
      label: (
        <span className="channel-row">
          <span className="cut">{info.name}</span>
          {count > 0 && (
            <span
              className={urgent ? "count num late" : "count num"}
              aria-label={t("desk.waiting", { count })}
            >
              {count}
            </span>
          )}
        </span>
      ),
    };
  };
  const rooms = me.channels.filter(({ code }) => !isDirect(code)).map(row);
  const direct = me.channels.filter(({ code }) => isDirect(code)).map(row);
  const items = rail
    ? [...rooms, ...(direct.length > 0 ? [{ type: "divider" as const }] : []), ...direct]
    : [
        { type: "group" as const, label: t("desk.nav.channels"), children: rooms },
        ...(direct.length > 0
          ? [{ type: "group" as const, label: t("desk.nav.direct"), children: direct }]
          : []),
      ];
  return (
    <Menu
      mode="inline"
      inlineIndent={10}
      inlineCollapsed={rail}
      selectedKeys={channel === undefined ? [] : [channel]}
      onClick={({ key }) => onChannel(key)}
      items={items}
    />
  );
}

const isDirect = (code: string): boolean => code.startsWith("dm:");

interface IconProps {
  code: string;
  rail: boolean;
  dot: boolean;
  urgent: boolean;
  /** The menu's own, by which it keeps its distance. */
  className?: string;
}

function ChannelIcon({ code, rail, dot, urgent, className }: IconProps): ReactNode {
  const Icon = isDirect(code) ? Bot : rail ? railIcon(code) : Hash;
  const size = rail ? 17 : 16;
  if (!rail || !dot) return <Icon size={size} aria-hidden className={className} />;
  return (
    <Badge
      dot
      color={urgent ? "var(--ant-color-error)" : "var(--ant-color-primary)"}
      offset={[-1, 3]}
      className={className}
    >
      <Icon size={size} aria-hidden />
    </Badge>
  );
}

function railIcon(code: string): LucideIcon {
  if (code === "callbacks") return Phone;
  if (code.endsWith(".service")) return Wrench;
  if (code.endsWith(".sales")) return Car;
  return code === "finance" ? Landmark : Hash;
}
