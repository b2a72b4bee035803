import { createContext, useContext } from "react";
import { type Mode } from "../../../ui/palette.ts";
import { type Me } from "../../wire.ts";

/** Who reads, and how the page looks to him. */
export interface Reader {
  me: Me;
  mode: Mode;
  toggleMode(): void;
  toggleLocale(): Promise<void>;
  signOut(): Promise<void>;
}

/** The reader that a part is drawn for. */
export const MeContext = createContext<Reader | undefined>(undefined);

/** The reader; throws before it is known who he is. */
export function useReader(): Reader {
  const reader = useContext(MeContext);
  if (!reader) throw new Error("nobody is signed in here");
  return reader;
}
