// Long enough that a crowd's notes are one write, and short enough that a restart finds little to be told once more.
const MOMENT_MS = 100;

/** Notes for the disk that nobody waits for: those of a moment are written down together. */
export interface Later<Note> {
  add(...notes: readonly Note[]): void;
  /** Writes down what there is; resolves when all of it is on disk. */
  idle(): Promise<void>;
}

/** Builds it over what writes notes down; one that is lost has to be no loss. */
export function createLater<Note>(
  write: (notes: readonly Note[]) => Promise<void>,
  onError: (error: unknown) => void,
): Later<Note> {
  let waiting: Note[] = [];
  let writing: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    const notes = waiting;
    waiting = [];
    if (notes.length > 0) writing = writing.then(() => write(notes)).catch(onError);
  }

  return {
    add(...notes) {
      waiting.push(...notes);
      timer ??= setTimeout(flush, MOMENT_MS).unref();
    },
    async idle() {
      flush();
      await writing;
    },
  };
}
