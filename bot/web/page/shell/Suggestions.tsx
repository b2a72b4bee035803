import { type ReactNode } from "react";
import { useText, type PageTextKey } from "../../../../ui/useText.ts";

interface Props {
  list: readonly { command: string; label?: PageTextKey }[];
  chosen: string | undefined;
  onTake(command: string): void;
}

/** The commands that fit what was typed, above the line it was typed in. */
export function Suggestions({ list, chosen, onTake }: Props): ReactNode {
  const { t } = useText();
  const label = list.find(({ command }) => command === chosen)?.label;
  if (list.length === 0) return null;
  return (
    <>
      <span role="status" className="unseen">
        {chosen} {label && t(label)}
      </span>
      <ul role="listbox" className="suggestions" aria-label={t("desk.commands")}>
        {list.map(({ command, label }) => (
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
            {label && <span className="muted">{t(label)}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
