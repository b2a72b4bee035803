import { type Act } from "./queue.ts";

/** The part of the browser's storage that is used. */
export type ActStorage = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** Acts that outlive the tab, each in an entry of its own, so that two tabs do not overwrite each other's. */
export interface ActStore {
  /** Those that were written, in the order in which they were done. */
  all(): Act[];
  has(key: string): boolean;
  write(act: Act): void;
  remove(key: string): void;
}

/** The acts under `prefix` in a storage; one that is full or forbidden keeps nothing, and says nothing. */
export function actStore(storage: ActStorage, prefix: string): ActStore {
  const names = new Map<string, string>();
  let count = 0;
  const newName = (): string => {
    count += 1;
    return `${prefix}${padded(Date.now(), 15)}.${padded(count, 6)}`;
  };
  return {
    all: () => {
      const found = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
      return found
        .filter((name) => name.startsWith(prefix))
        .toSorted()
        .flatMap((name) => {
          const act = read(storage.getItem(name));
          if (act) names.set(act.key, name);
          return act ? [act] : [];
        });
    },
    has: (key) => names.has(key) && storage.getItem(names.get(key)!) !== null,
    write: (act) => {
      const name = names.get(act.key) ?? newName();
      names.set(act.key, name);
      try {
        storage.setItem(name, JSON.stringify(act));
      } catch {
        // Then the act lives as long as this tab.
      }
    },
    remove: (key) => {
      const name = names.get(key);
      if (name !== undefined) storage.removeItem(name);
      names.delete(key);
    },
  };
}

const padded = (value: number, length: number): string => String(value).padStart(length, "0");

function read(text: string | null): Act | undefined {
  try {
    return text === null ? undefined : (JSON.parse(text) as Act);
  } catch {
    return undefined;
  }
}
