import { blankDesk, changed, type DeskChange, type DeskState } from "./deskState.ts";

/** What the page knows, and who is told when that changes. */
export interface Store {
  state(): DeskState;
  change(...changes: DeskChange[]): void;
  subscribe(onChange: () => void): () => void;
}

/** A page that knows nothing yet. */
export function createStore(): Store {
  let state = blankDesk;
  const listeners = new Set<() => void>();
  return {
    state: () => state,
    change: (...changes) => {
      state = changes.reduce(changed, state);
      listeners.forEach((listener) => listener());
    },
    subscribe: (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
  };
}
