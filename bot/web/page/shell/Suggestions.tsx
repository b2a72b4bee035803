import { type ReactNode } from "react";
import { useText } from "../../../../ui/useText.ts";

interface Props {
  /** Commands, `/` and all. */
  list: readonly string[];
  chosen: string | undefined;
  onTake(command: string): void;
}

/** The commands that fit what was typed, above the line it was typed in. */
export function Suggestions({ list, chosen, onTake }: Props): ReactNode {
  const { t, maybe } = useText();
  if (list.length === 0) return null;
  const helpOf = (command: string): string | undefined => maybe(`command.${command.slice(1)}.help`);
  return (
    <>
      <span role="status" className="unseen">
        {chosen} {chosen !== undefined && helpOf(chosen)}
      </span>
      <ul role="listbox" className="suggestions" aria-label={t("desk.commands")}>
        {list.map((command) => (
          <li
            key={command}
            role="option"
            aria-selected={command === chosen}
            onPointerDown={(event) => {
              // Or the line would lose the cursor first.
              event.preventDefault();
              onTake(command);
            }}
          >
            <b>{command}</b>
            <span className="muted">{helpOf(command)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
