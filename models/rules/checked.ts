import { type Cuts } from "./cuts.ts";
import { type DefinitionProblem } from "./definitionProblem.ts";
import { type SpokenTime } from "./spokenTime.ts";
import { type WordingHint } from "./wording.ts";

/** What the check of a definition finds, each fault with its sentence in the reader's language. */
export interface Check {
  /** Null where the definition cannot be read at all. */
  time: SpokenTime | null;
  /** Over 300 s, or with any problem, it cannot be published. */
  ok: boolean;
  problems: (DefinitionProblem & { message: string })[];
  hints: LineHint[];
  /** Over the limit: what to cut, the least missed first. */
  cuts?: Cuts;
}

/** A hint on the wording of a line, or on how often it is asked; it forbids nothing. */
export interface LineHint extends Omit<WordingHint, "code"> {
  code: WordingHint["code"] | "hint.shareTrimmed";
  item: string;
  message: string;
}
