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

/** Reads a file's lines up to its end; throws `data.missing`, `data.notAnExport` or `data.damaged`. */
export async function* readDataFile(file: string): AsyncGenerator<DataLine> {
  const unzipped = createGunzip();
  const feeding = pipeline(createReadStream(file), unzipped);
  feeding.catch(() => undefined); // the loop below throws the same
  const hash = createHash("sha256");
  let isExport = false;
  let whole = false;
  try {
    for await (const text of createInterface({ input: unzipped, crlfDelay: Infinity })) {
      const line = EJSON.parse(text, { relaxed: false }) as DataLine;
      isExport ||= "huifang" in line;
      if (!isExport) break;
      if ("end" in line) whole = line.sha256 === hash.digest("hex");
      else hash.update(`${text}\n`);
      yield line;
      if ("end" in line) break;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") throw new AppError("data.missing", { file });
    throw new AppError(isExport ? "data.damaged" : "data.notAnExport", { file }, { cause: error });
  } finally {
    unzipped.destroy();
  }
  if (!whole) throw new AppError(isExport ? "data.damaged" : "data.notAnExport", { file });
}
