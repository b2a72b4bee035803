import { Button, Dropdown } from "antd";
import { ChevronDown, Plus } from "lucide-react";
import { type ReactNode } from "react";
import { useText } from "../../../../ui/useText.ts";
import { newCommands } from "../state/commands.ts";
import { useMe } from "../state/useDesk.ts";
import { useSay } from "../state/useSay.ts";

/** What the reader may enter by hand: a visit, a complaint, what a customer wishes. Each opens its form. */
export function NewMenu({ channel }: { channel: string }): ReactNode {
  const { t } = useText();
  const me = useMe();
  const { say, saying } = useSay({ channel });
  const entries = newCommands(me.commands);
  if (entries.length === 0) return null;
  const items = entries.map(({ command, label }) => ({ key: command, label: t(label) }));
  return (
    <Dropdown menu={{ items, onClick: ({ key }) => void say(key) }} trigger={["click"]}>
      <Button size="small" loading={saying} icon={<Plus size={15} />} aria-label={t("desk.new")}>
        <span className="wide-only">{t("desk.new")}</span>
        <ChevronDown size={14} className="wide-only" aria-hidden />
      </Button>
    </Dropdown>
  );
}
