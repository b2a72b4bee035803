/** A draft that has not reached the server, and from which revision it was made. */
export interface KeptDraft {
  base: number;
  text: string;
}

/** The part of the browser's storage that is used. */
export type KeptStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** Where one reader's unsaved drafts of one questionnaire stand on this computer. */
export interface KeptDrafts {
  read(): KeptDraft | undefined;
  write(draft: KeptDraft | undefined): void;
}

/** Unsaved drafts under a name of their own; a storage that is full or forbidden keeps nothing and says nothing. */
export function keptDrafts(storage: KeptStorage, name: string): KeptDrafts {
  const key = `huifang.draft.${name}`;
  return {
    read() {
      try {
        const kept = JSON.parse(storage.getItem(key) ?? "null") as unknown;
        return isKept(kept) ? kept : undefined;
      } catch {
        return undefined;
      }
    },
    write(draft) {
      try {
        if (draft) storage.setItem(key, JSON.stringify(draft));
        else storage.removeItem(key);
      } catch {
        // Then the draft lives as long as this tab.
      }
    },
  };
}

const isKept = (value: unknown): value is KeptDraft =>
  typeof value === "object" &&
  value !== null &&
  "base" in value &&
  typeof value.base === "number" &&
  "text" in value &&
  typeof value.text === "string";
