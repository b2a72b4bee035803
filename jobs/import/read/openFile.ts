import { open, stat } from "node:fs/promises";
import iconv from "iconv-lite";
import { AppError } from "../../../locales/appError.ts";
import { delimiters, readCsv, sampleCsv } from "./csv.ts";
import { decodeFile, detectEncoding } from "./encoding.ts";
import { fileKind } from "./fileKind.ts";
import { pageCharset, readHtml } from "./html.ts";
import type { Line, ReadProgress, Sheet } from "./sheet.ts";
import { MOST_WORKBOOK_ROWS, readWorkbook } from "./workbook.ts";

/** How much of a file is looked at to know what it is, in bytes or characters. */
const HEAD = 64 * 1024;
/** So many lines show which delimiter a text has. */
const SAMPLE_LINES = 60;
/** Excel writes the delimiter it used as a first line, and hides that line when it reads it. */
const SEPARATOR_LINE = /^sep=(.)\r?\n/i;

/** What the reading asks of those who know the columns. */
export interface Judge {
  /** How well these lines are told apart into known columns; 0 when none is known. */
  knownColumns(lines: readonly Line[]): number;
}

/**
 * The tables of a file, whatever it is: text in any encoding and with any delimiter, a workbook, a page. Throws
 * `import.noFile`, `import.notATable`, `import.oldWorkbook`, `import.tooManyRows`.
 */
export async function* openFile(
  file: string,
  judge: Judge,
  progress: ReadProgress = () => {},
): AsyncGenerator<Sheet> {
  const head = await headOf(file);
  const kind = fileKind(head);
  if (kind === "other") throw new AppError("import.notATable", { file });
  if (kind === "oldWorkbook") throw new AppError("import.oldWorkbook", { file });
  if (kind === "workbook") yield* readWorkbook(file, progress);
  else if (kind === "html") yield await openPage(file, head);
  else yield await openText(file, judge, progress);
}

async function openText(file: string, judge: Judge, progress: ReadProgress): Promise<Sheet> {
  const { size } = await stat(file);
  const encoding = await detectEncoding(file);
  const sample = await startOf(decodeFile(file, encoding));
  // Neither text nor table holds such signs; a picture or a program is full of them.
  if (/[\0-\x06\x0e-\x1a]/.test(sample)) throw new AppError("import.notATable", { file });
  const separator = SEPARATOR_LINE.exec(sample);
  const delimiter = separator?.[1] ?? (await findDelimiter(sample, judge));
  const text = decodeFile(file, encoding, (bytes) => progress(bytes, size));
  return { from1904: false, lines: readCsv(skip(text, separator?.[0].length ?? 0), delimiter) };
}

async function openPage(file: string, head: Buffer): Promise<Sheet> {
  const named = pageCharset(head.toString("latin1").replaceAll("\0", ""));
  const detected = await detectEncoding(file);
  // What a page says of itself counts only where the bytes do not say it: gb2312 and gbk are parts of gb18030.
  const encoding = detected !== "gb18030" || !named || /^gb|^utf-?8$/.test(named) ? detected : named;
  let page = "";
  for await (const text of decodePage(file, encoding)) page += text;
  const lines = readHtml(page);
  if (lines.length > MOST_WORKBOOK_ROWS)
    throw new AppError("import.tooManyRows", { file, limit: MOST_WORKBOOK_ROWS });
  return { from1904: false, lines: inPieces(lines) };
}

function decodePage(file: string, encoding: string): AsyncGenerator<string> {
  return decodeFile(file, iconv.encodingExists(encoding) ? encoding : "gb18030");
}

/** The delimiter under which the first lines show the most known columns. */
async function findDelimiter(sample: string, judge: Judge): Promise<string> {
  let best = { delimiter: delimiters[0] as string, known: 0 };
  for (const delimiter of delimiters) {
    const known = judge.knownColumns(await sampleCsv(sample, delimiter, SAMPLE_LINES));
    if (known > best.known) best = { delimiter, known };
  }
  return best.delimiter;
}

async function headOf(file: string): Promise<Buffer> {
  try {
    const handle = await open(file);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw new AppError("import.noFile", { file }, { cause: error });
  }
}

async function startOf(text: AsyncIterable<string>): Promise<string> {
  let start = "";
  for await (const some of text) if ((start += some).length >= HEAD) break;
  return start;
}

async function* skip(text: AsyncIterable<string>, characters: number): AsyncGenerator<string> {
  let left = characters;
  for await (const some of text) {
    if (some.length > left) yield some.slice(left);
    left = Math.max(0, left - some.length);
  }
}

async function* inPieces(lines: Line[]): AsyncGenerator<Line[]> {
  for (let from = 0; from < lines.length; from += 1000) yield lines.slice(from, from + 1000);
}
