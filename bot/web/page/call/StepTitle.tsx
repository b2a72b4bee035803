import { useEffect, useRef, type ReactNode } from "react";

/** The heading of a step; takes the cursor when the step begins, so that a screen reader reads it out. */
export function StepTitle({ children }: { children: ReactNode }): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const isWriting = document.activeElement?.matches("textarea, input") ?? false;
    if (!isWriting) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h2 ref={heading} tabIndex={-1}>
      {children}
    </h2>
  );
}
