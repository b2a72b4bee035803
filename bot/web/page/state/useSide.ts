import { createContext, useContext } from "react";
import { type Side } from "./sides.ts";

/** The side of the list, and the ways to change it. */
export interface SideControl {
  side: Side | undefined;
  open(side: Side): void;
  /** Goes back to what stood there before, if it was left open. */
  close(): void;
}

/** The side that the page's parts open things at. */
export const SideContext = createContext<SideControl>({ side: undefined, open: () => {}, close: () => {} });

/** The side of the list. */
export const useSide = (): SideControl => useContext(SideContext);
