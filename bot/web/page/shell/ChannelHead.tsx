import { Segmented } from "antd";
import { Bot, Hash } from "lucide-react";
import { type ReactNode } from "react";
import { useText } from "../../../../ui/useText.ts";
import { type ChannelInfo } from "../../wire.ts";
import { type Whose } from "../state/tasks.ts";
import { NewMenu } from "./NewMenu.tsx";

interface Props {
  channel: ChannelInfo;
  whose: Whose;
  onWhose(whose: Whose): void;
}

/** The channel's name, who reads it, one filter, and what can be added by hand. */
export function ChannelHead({ channel, whose, onWhose }: Props): ReactNode {
  const { t } = useText();
  const Icon = channel.code.startsWith("dm:") ? Bot : Hash;
  return (
    <header className="head">
      <div className="head-title">
        <h1>
          <Icon size={17} aria-hidden />
          <span className="cut">{channel.name}</span>
        </h1>
        <small className="cut" title={channel.about}>
          {channel.about}
        </small>
      </div>
      {channel.code === "callbacks" && (
        <Segmented
          size="small"
          className="filter"
          aria-label={t("desk.filter")}
          value={whose}
          onChange={onWhose}
          options={[
            { value: "mine", label: t("desk.filter.mine") },
            { value: "all", label: t("desk.filter.all") },
          ]}
        />
      )}
      <NewMenu channel={channel.code} />
    </header>
  );
}
