import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import iconv from "iconv-lite";
import { afterAll } from "vitest";

/** A folder for a test file's tables, gone after its tests; returns how to write one and get its path. */
export function tableFolder(): (name: string, content: string | Buffer, encoding?: string) => string {
  const folder = mkdtempSync(join(tmpdir(), "huifang-import-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  return (name, content, encoding = "utf8") => {
    const path = join(folder, name);
    writeFileSync(path, typeof content === "string" ? iconv.encode(content, encoding) : content);
    return path;
  };
}

/** Lines of cells as CSV, cells quoted where they need it. */
export function csv(lines: readonly (readonly string[])[], delimiter = ","): string {
  const cell = (text: string) =>
    /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
  return lines.map((line) => `${line.map(cell).join(delimiter)}\r\n`).join("");
}
