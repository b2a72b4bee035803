import { type ReactNode } from "react";
import { Kbd } from "../../../../ui/Kbd.tsx";
import { useText, type PageTextKey } from "../../../../ui/useText.ts";

/** Keys, and what they do. */
export type Hint = [keys: string[], does: PageTextKey];

/** The keys that work now, and the one way on. */
export function Footer({ hints, children }: { hints: Hint[]; children: ReactNode }): ReactNode {
  const { t } = useText();
  return (
    <footer className="call-foot">
      <span className="hints">
        {hints.map(([keys, does]) => (
          <span key={does}>
            {keys.map((key) => (key === "–" ? key : <Kbd key={key}>{key}</Kbd>))} {t(does)}
          </span>
        ))}
      </span>
      <span className="row">{children}</span>
    </footer>
  );
}
