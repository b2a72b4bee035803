import { createContext, useContext, useSyncExternalStore } from "react";
import { type SurveyCreator } from "survey-creator-react";
import { type Locale } from "../../../locales/index.ts";
import { type Definition } from "../../../models/rules/definition.ts";
import { type Calibration } from "../../../models/rules/calibration.ts";
import { type SpokenTime } from "../../../models/rules/spokenTime.ts";
import { type Check } from "../../../models/rules/checked.ts";
import { type Editing, type Editor as Opened, type VersionLine } from "../../wire.ts";
import { type Fixed } from "./fixed.ts";
import { type Saving } from "./saver.ts";

/** What the editor shows of the draft as it stands, besides Creator itself. */
export interface EditorState {
  definition: Definition;
  /** In the store's language, as publishing counts it. */
  time: SpokenTime;
  /** What the server found in the draft it saved last, or opened. */
  check: Check;
  calibration: Calibration;
  saving: Saving;
  /** The line that is selected. */
  selected?: string;
  /** Whether there is a draft, rather than the version in use alone. */
  hasDraft: boolean;
  /** The language in which questions are shown and edited. */
  spoken: Locale;
  canUndo: boolean;
  canRedo: boolean;
  others: Editing["others"];
  /** A draft that was put aside for another one; it can be put back. */
  aside?: string;
}

/** One questionnaire being edited. */
export interface Editor {
  opened: Opened;
  creator: SurveyCreator;
  fixed: Fixed;
  state(): EditorState;
  subscribe(listener: () => void): () => void;
  select(line: string): void;
  /** Deletes lines, as one step that can be undone. */
  cut(lines: readonly string[]): void;
  /** Stresses a weak item, or lets it go back to how the version in use has it, as one step. */
  stress(item: string): void;
  isStressed(item: string): boolean;
  /** Sets when a line is asked; undefined: always. */
  setCondition(line: string, condition: string | undefined): void;
  /** Words a line anew, in the language that is shown. */
  reword(line: string, words: string): void;
  undo(): void;
  redo(): void;
  speak(locale: Locale): void;
  /** How long the draft takes in another language than the store's. */
  timeIn(locale: Locale): SpokenTime;
  /** Reckons with lengths as a reading aloud, or calls, have shown them. */
  calibrate(calibration: Calibration): void;
  retry(): void;
  /** After somebody else has saved: the reader's draft over his, or his instead; the other is put aside. */
  settle(whose: "mine" | "theirs"): void;
  /** Puts back the draft that was put aside; the one that stands is put aside in its stead. */
  putBack(): void;
  /** Publishes the draft; what keeps it from that otherwise. */
  publish(reason: string): Promise<Published>;
  /** Takes over a draft that an act on the server has made. */
  take(saved: { revision: number; definition: unknown; check: Check }): void;
  revision(): number;
  /** Sends what waits, so that an act on the server starts from it. */
  flush(): Promise<boolean>;
  /** Closes it; resolves once what waited has been sent, or could not be. */
  stop(): Promise<unknown>;
}

/** How an attempt to publish ended. */
export type Published = { version: VersionLine } | { refused: string; check?: Check } | { lost: true };

/** The editor that a part stands in. */
export const EditorContext = createContext<Editor | undefined>(undefined);

/** The editor around; throws outside of one. */
export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error("no editor here");
  return editor;
}

/** The draft as it stands; the part is drawn again when it changes. */
export function useEditorState(): EditorState {
  const { subscribe, state } = useEditor();
  return useSyncExternalStore(subscribe, state);
}
