import { type Definition } from "../../../models/rules/definition.ts";
import { type Editor, type EditorState } from "../state/editor.ts";
import { type Saver } from "../state/saver.ts";
import { readDraft } from "./draftJson.ts";

interface Parts {
  state(): EditorState;
  set(next: Partial<EditorState>): void;
  saver: Pick<Saver, "rebase" | "change">;
  /** The draft as it stands. */
  text(): string;
  /** Puts another draft in its place. */
  show(definition: unknown): void;
  /** The version in use. */
  before: Definition;
}

/** Two drafts where there is room for one: the reader says which is to stand, and the other is put aside, not lost. */
export function twoDrafts({
  state,
  set,
  saver,
  text,
  show,
  before,
}: Parts): Pick<Editor, "settle" | "putBack"> {
  return {
    settle(whose) {
      const { saving } = state();
      if (saving.state !== "older" || !saving.refusal.draft) return;
      const { definition, revision } = saving.refusal.draft;
      const mine = text();
      if (whose === "mine") {
        const theirs = readDraft(definition, before).text;
        set({ aside: theirs });
        saver.rebase(revision, theirs, mine);
      } else {
        show(definition);
        set({ aside: mine });
        saver.rebase(revision, text());
      }
    },
    putBack() {
      const { aside } = state();
      if (aside === undefined) return;
      const standing = text();
      show(JSON.parse(aside));
      set({ aside: standing });
      saver.change(text());
    },
  };
}
