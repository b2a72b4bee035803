import { Button } from "antd";
import { Plus } from "lucide-react";
import { type ReactNode } from "react";
import { useText } from "../../../../ui/useText.ts";
import { newCommands } from "../state/commands.ts";
import { useMe } from "../state/useDesk.ts";
import { useSay } from "../state/useSay.ts";

/** A button that opens the form of one command, for whoever may give it. */
export function NewButton({ channel, only }: { channel: string; only: string }): ReactNode {
  const { t } = useText();
  const me = useMe();
  const { say, saying } = useSay({ channel });
  return newCommands(me.commands)
    .filter(({ command }) => command === only)
    .map(({ command, label }) => (
      <Button
        key={command}
        type="primary"
        icon={<Plus size={15} />}
        loading={saying}
        onClick={() => void say(command)}
      >
        {t(label)}
      </Button>
    ));
}
