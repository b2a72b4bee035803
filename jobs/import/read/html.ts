import { cleanCell } from "./cell.ts";
import type { Line } from "./sheet.ts";

const TAG =
  /<!--[\s\S]*?(?:-->|$)|<(script|style|head)\b[\s\S]*?<\/\1\s*>|<(\/?)([a-z][a-z0-9:]*)\b([^>]*)>/gi;
const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };
/** A cell that claims to span more is damaged, and must not make a line of a million cells. */
const WIDEST_SPAN = 200;

/** The lines of the tables of a page, which many systems save under the name .xls; numbered through. */
export function readHtml(page: string): Line[] {
  const table = new Table();
  let text = 0;
  for (const match of page.matchAll(TAG)) {
    const [whole, , closing, name = "", attributes = ""] = match;
    table.text(page.slice(text, match.index));
    text = match.index + whole.length;
    table.tag(name.toLowerCase(), closing === "/", attributes);
  }
  return table.end();
}

/** The charset that a page names in its head; undefined where it names none. */
export function pageCharset(head: string): string | undefined {
  return /<meta[^>]*charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1]?.toLowerCase();
}

/** Puts a page's cells in their places. */
class Table {
  #lines: Line[] = [];
  #cells: string[] | undefined;
  #cell: { text: string; columns: number; rows: number } | undefined;
  /** Cells of lines above that reach down into the next ones, by column. */
  #reaching = new Map<number, { text: string; rows: number }>();
  #row = 0;

  text(text: string): void {
    if (this.#cell) this.#cell.text += text.replace(/\s+/g, " ");
  }

  tag(name: string, closing: boolean, attributes: string): void {
    if (name === "br" || (name === "p" && this.#cell?.text)) return this.#breakLine();
    if (name === "td" || name === "th") {
      this.#endCell();
      if (!closing && this.#cells)
        this.#cell = { text: "", columns: span(attributes, "col"), rows: span(attributes, "row") };
    } else if (name === "tr" || name === "table") {
      this.#endLine();
      if (name === "tr" && !closing) this.#cells = [];
    }
  }

  end(): Line[] {
    this.#endLine();
    return this.#lines;
  }

  #breakLine(): void {
    if (this.#cell) this.#cell.text += "\n";
  }

  #endCell(): void {
    if (!this.#cell || !this.#cells) return;
    this.#reachDown();
    const { text, columns, rows } = this.#cell;
    const clean = cleanCell(decodeEntities(text));
    if (rows > 1) this.#reaching.set(this.#cells.length, { text: clean, rows: rows - 1 });
    this.#cells.push(clean, ...Array<string>(columns - 1).fill(""));
    this.#cell = undefined;
  }

  #endLine(): void {
    this.#endCell();
    if (!this.#cells) return;
    this.#reachDown();
    this.#lines.push({ row: ++this.#row, cells: this.#cells });
    this.#cells = undefined;
  }

  /** Fills in the places that cells of lines above take here. */
  #reachDown(): void {
    for (let from; (from = this.#reaching.get(this.#cells!.length));) {
      if (--from.rows === 0) this.#reaching.delete(this.#cells!.length);
      this.#cells!.push(from.text);
    }
  }
}

function span(attributes: string, direction: "col" | "row"): number {
  const written = new RegExp(`\\b${direction}span\\s*=\\s*["']?\\s*(\\d+)`, "i").exec(attributes)?.[1];
  return Math.min(Math.max(Number(written ?? 1), 1), WIDEST_SPAN);
}

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (name) return NAMED[String(name).toLowerCase()] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
