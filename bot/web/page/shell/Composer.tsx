import { Sender } from "@ant-design/x";
import { ArrowUp } from "lucide-react";
import { useState, type ReactNode } from "react";
import { useText } from "../../../../ui/useText.ts";
import { suggestions } from "../state/commands.ts";
import { useMe } from "../state/useDesk.ts";
import { useSay } from "../state/useSay.ts";
import { Suggestions } from "./Suggestions.tsx";

interface Props {
  place: { channel: string; thread?: string };
  hint: string;
}

/** A line to write in; "/" begins a command. What is sent is kept until the server has it. */
export function Composer({ place, hint }: Props): ReactNode {
  const { t } = useText();
  const me = useMe();
  const { say, saying } = useSay(place);
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const found = suggestions(text, me.commands);
  const chosen = found[Math.min(at, found.length - 1)];
  const take = (command: string): void => setText(`${command} `);
  const send = (words: string): void => {
    if (words.trim() === "") return;
    setText("");
    void say(words.trim());
  };

  /** False keeps the key from the line itself. */
  function onKeyDown(event: React.KeyboardEvent): false | undefined {
    if (event.nativeEvent.isComposing) return undefined;
    if (event.key === "Escape") {
      event.stopPropagation();
      (event.target as HTMLElement).blur();
      return undefined;
    }
    if (!chosen) return undefined;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setAt((found.indexOf(chosen) + step + found.length) % found.length);
    } else if (event.key === "Tab" || event.key === "Enter") {
      event.preventDefault();
      take(chosen);
      return false;
    }
    return undefined;
  }

  return (
    <div className="composer" data-own-enter>
      <Suggestions list={found} chosen={chosen} onTake={take} />
      <Sender
        value={text}
        onChange={(value) => {
          setText(value);
          setAt(0);
        }}
        placeholder={hint}
        aria-label={hint}
        autoSize={false}
        onSubmit={send}
        onKeyDown={onKeyDown}
        suffix={(_, { components: { SendButton } }) => (
          <SendButton
            size="small"
            shape="default"
            loading={saying}
            icon={<ArrowUp size={16} />}
            aria-label={t("desk.say.send")}
          />
        )}
      />
    </div>
  );
}
