import { useRef, type KeyboardEvent, type ReactNode } from "react";
import { Kbd } from "./Kbd.tsx";

/** One of several big keys; `low` turns red once it is chosen, not before: the keys must not lead the caller. */
export interface Choice {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  kbd?: string | undefined;
  tone?: "low" | undefined;
}

interface Props {
  label: string;
  items: readonly Choice[];
  value?: string | undefined;
  onPick(value: string): void;
  /** How they are laid out: ten scores, two or four beside each other, or in rows. */
  layout: "ten" | "two" | "four" | "rows";
}

/** Big keys to press: scores, yes and no, outcomes. A radio group with arrow keys. */
export function Choices({ label, items, value, onPick, layout }: Props): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const at = Math.max(
    0,
    items.findIndex((item) => item.value === value),
  );
  const move = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    const next = step && items[(at + step + items.length) % items.length];
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    onPick(next.value);
    box.current?.querySelectorAll<HTMLElement>("[role=radio]")[items.indexOf(next)]?.focus();
  };
  return (
    <div role="radiogroup" aria-label={label} className={`choices ${layout}`} ref={box} onKeyDown={move}>
      {items.map((item, index) => (
        <button
          key={item.value}
          type="button"
          role="radio"
          aria-checked={item.value === value}
          tabIndex={index === at ? 0 : -1}
          data-tone={item.tone}
          className="choice"
          onClick={() => onPick(item.value)}
        >
          <span className="choice-text">
            <span>{item.label}</span>
            {item.hint !== undefined && <small>{item.hint}</small>}
          </span>
          {item.kbd !== undefined && <Kbd>{item.kbd}</Kbd>}
        </button>
      ))}
    </div>
  );
}

const steps: Record<string, 1 | -1 | undefined> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
