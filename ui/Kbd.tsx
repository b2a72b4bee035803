import { type ReactNode } from "react";

/** A key of the keyboard; hidden from screen readers, the control beside it says the same. */
export function Kbd({ children }: { children: string }): ReactNode {
  return (
    <kbd aria-hidden className="kbd">
      {children}
    </kbd>
  );
}
