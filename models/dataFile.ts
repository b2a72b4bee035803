import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import mongoose from "mongoose";
import { AppError } from "../locales/appError.ts";

const { EJSON } = mongoose.mongo.BSON;

/** What one line of an exported file says; a file is a head, then of each collection its indexes and documents. */
export type DataLine =
  | { huifang: 1; exported: Date }
  | { collection: string; indexes: Record<string, unknown>[] }
  | { document: Record<string, unknown> }
  | { end: true; counts: Record<string, number>; sha256: string };

/** Writes lines as gzip'd EJSON and closes them with the counts and a checksum; the file appears only when whole. */
export async function writeDataFile(
  file: string,
  lines: AsyncIterable<DataLine>,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const part = `${file}.part`;
  try {
    await pipeline(
      Readable.from(texts(lines, counts)),
      createGzip(),
      createWriteStream(part, { mode: 0o600, flush: true }),
    );
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  return counts;
}

/** The text of each line, the checksum of all before it last; `counts` grows on the way. */
async function* texts(
  lines: AsyncIterable<DataLine>,
  counts: Record<string, number>,
): AsyncGenerator<string> {
  const hash = createHash("sha256");
  let collection = "";
  for await (const line of lines) {
    if ("collection" in line) counts[(collection = line.collection)] = 0;
    if ("document" in line) counts[collection]! += 1;
    const text = `${EJSON.stringify(line, { relaxed: false })}\n`;
    hash.update(text);
    yield text;
  }
  yield `${EJSON.stringify({ end: true, counts, sha256: hash.digest("hex") })}\n`;
}

/** Reads a file's lines up to its end; throws `data.notAnExport` or `data.damaged` where it is no whole export. */
export async function* readDataFile(file: string): AsyncGenerator<DataLine> {
  const input = createReadStream(file);
  const unzipped = createGunzip();
  // The reader sees the failure of either stream as the end of its lines, so it is kept and thrown there.
  let failure: unknown;
  const feeding = pipeline(input, unzipped).catch((error: unknown) => (failure = error));
  const hash = createHash("sha256");
  let first = true;
  let ended = false;
  try {
    for await (const text of createInterface({ input: unzipped, crlfDelay: Infinity })) {
      const line = parse(text, file);
      if (first && !("huifang" in line)) throw new AppError("data.notAnExport", { file });
      if (ended) throw new AppError("data.damaged", { file });
      first = false;
      if ("end" in line) {
        if (line.sha256 !== hash.digest("hex")) throw new AppError("data.damaged", { file });
        ended = true;
      } else {
        hash.update(`${text}\n`);
      }
      yield line;
    }
    await feeding;
    if (failure !== undefined || first)
      throw new AppError(first ? "data.notAnExport" : "data.damaged", { file }, { cause: failure });
    if (!ended) throw new AppError("data.damaged", { file });
  } finally {
    input.destroy();
    unzipped.destroy();
  }
}

function parse(text: string, file: string): DataLine {
  try {
    return EJSON.parse(text, { relaxed: false }) as DataLine;
  } catch (error) {
    throw new AppError("data.notAnExport", { file }, { cause: error });
  }
}
