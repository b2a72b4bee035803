import { useSyncExternalStore } from "react";
import { readRoute, writeRoute, type BuilderRoute } from "./route.ts";

/** The page in the address. */
export function useRoute(): BuilderRoute {
  const fragment = useSyncExternalStore(listen, () => location.hash);
  return readRoute(fragment);
}

/** Goes to a page; `replace` leaves no step back. */
export function go(route: BuilderRoute, replace = false): void {
  const fragment = writeRoute(route);
  if (replace) {
    history.replaceState(null, "", fragment);
    dispatchEvent(new HashChangeEvent("hashchange"));
  } else location.hash = fragment;
}

function listen(changed: () => void): () => void {
  addEventListener("hashchange", changed);
  return () => removeEventListener("hashchange", changed);
}
