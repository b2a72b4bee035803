import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { AppError } from "../../../locales/appError.ts";
import type { Line, ReadProgress, Sheet } from "./sheet.ts";
import type { WorkbookHead, WorkbookQuestion } from "./workbookWorker.ts";

/** More rows than this make a workbook take memory that other work needs; CSV has no such limit. */
export const MOST_WORKBOOK_ROWS = 50_000;
/** Lines around the data that do not count: titles, header, totals. */
const EXTRA_ROWS = 100;
/** A workbook unpacks to many times its size; this bounds what it may take in the worker. */
const MOST_MEMORY_MB = 3_000;
const LINES_AT_ONCE = 1_000;

/**
 * The visible sheets of an .xlsx file, read whole by a thread of its own, which ends with the iteration. Throws
 * `import.notATable` and `import.tooManyRows`.
 */
export async function* readWorkbook(file: string, progress: ReadProgress = () => {}): AsyncGenerator<Sheet> {
  const worker = new Worker(ENTRY, {
    name: "workbook",
    workerData: file,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
  });
  try {
    const head = await answer<WorkbookHead>(worker).catch((error: unknown) => {
      throw isOutOfMemory(error) ? tooLarge(file, error) : error;
    });
    if ("refused" in head)
      throw new AppError("import.notATable", { file }, { cause: new Error(head.refused) });
    const total = head.sheets.reduce((sum, { rows }) => sum + rows, 0);
    if (total > MOST_WORKBOOK_ROWS + EXTRA_ROWS) throw tooLarge(file);
    let done = 0;
    for (const [sheet, { name, rows }] of head.sheets.entries()) {
      const lines = linesOf(worker, sheet, rows, (count) => progress((done += count), total));
      yield { ...(head.sheets.length > 1 && { name }), from1904: head.from1904, lines };
    }
  } finally {
    await worker.terminate();
  }
}

/** Beside this file, which runs compiled or from source. */
const ENTRY = new URL(
  import.meta.url.endsWith(".ts") ? "./sourceWorker.mjs" : "./workbookWorker.js",
  import.meta.url,
);

async function* linesOf(
  worker: Worker,
  sheet: number,
  rows: number,
  done: (count: number) => void,
): AsyncGenerator<Line[]> {
  for (let from = 1, seen = 0; seen < rows; from += LINES_AT_ONCE) {
    worker.postMessage({ sheet, from, count: LINES_AT_ONCE } satisfies WorkbookQuestion);
    const lines = await answer<Line[]>(worker);
    seen += lines.length;
    done(lines.length);
    yield lines;
  }
}

/** The worker's next message; throws what ended it instead. */
async function answer<T>(worker: Worker): Promise<T> {
  const [message] = (await once(worker, "message")) as [T];
  return message;
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}

function tooLarge(file: string, cause?: unknown): AppError {
  return new AppError("import.tooManyRows", { file, limit: MOST_WORKBOOK_ROWS }, { cause });
}
