import { type ReactNode } from "react";

/** The product's mark: a square within a square, going round and coming back. */
export function Mark(): ReactNode {
  return (
    <span className="mark" aria-hidden>
      <svg viewBox="0 0 32 32" fill="none" stroke="currentColor" strokeWidth={2.6} strokeLinejoin="round">
        <path d="M8 8h16v16H8z M13 13h6v6h-6z" />
      </svg>
    </span>
  );
}
