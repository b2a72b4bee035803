import { type QueryOptions } from "../options.ts";
import { type RawDocument, type RawValue } from "./rawDocument.ts";

/** What becomes of a value: another one, the same, or none. */
export type Outcome = RawValue | RawDocument | "same" | "none";

/** A compiled `{ $operator: { path: argument } }`. */
export interface Modifier {
  /** Undefined stands for a path that is not there; it is asked of those only if the modifier `creates`. */
  change(current: RawValue | undefined): Outcome;
  /** Whether a missing path is made; if not, there is nothing to do at one. */
  creates: boolean;
  /** A path that leads through a scalar is passed over, not refused. */
  isLenient?: boolean;
}

/** Compiles an argument, of which it throws what MongoDB does; `path` is for the messages. */
export type MakeModifier = (argument: unknown, path: string, options: QueryOptions) => Modifier;
