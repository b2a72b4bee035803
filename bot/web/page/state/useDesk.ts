import { createContext, useContext, useSyncExternalStore } from "react";
import { type DeskState } from "./deskState.ts";
import { type Desk } from "./desk.ts";
import { type Me } from "../../wire.ts";

/** The desk that the page's parts work with. */
export const DeskContext = createContext<Desk | undefined>(undefined);

/** The desk; throws outside of its context. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("no desk here");
  return desk;
}

/** What the page knows now, and from now on. */
export function useDeskState(): DeskState {
  const desk = useDesk();
  return useSyncExternalStore(desk.subscribe, desk.state);
}

/** Who is signed in; for parts that are drawn only once that is known. */
export function useMe(): Me {
  const { me } = useDeskState();
  if (!me) throw new Error("nobody is signed in yet");
  return me;
}
