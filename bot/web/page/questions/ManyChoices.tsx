import { type ReactNode } from "react";
import { type Choice } from "../../../../ui/Choices.tsx";
import { Kbd } from "../../../../ui/Kbd.tsx";
import { type Value } from "../../../form.ts";
import { toggled } from "./answers.ts";

interface Props {
  label: string;
  items: readonly Choice[];
  value: Value | undefined;
  onAnswer(value: string[]): void;
}

/** Big keys of which several may be on. */
export function ManyChoices({ label, items, value, onAnswer }: Props): ReactNode {
  const chosen = Array.isArray(value) ? value : [];
  return (
    <div role="group" aria-label={label} className="choices rows">
      {items.map((item) => (
        <button
          key={item.value}
          type="button"
          role="checkbox"
          aria-checked={chosen.includes(item.value)}
          className="choice"
          onClick={() => onAnswer(toggled(value, item.value))}
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
