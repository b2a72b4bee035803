/** A run of whole records as one text, or a single line that no record can be read from. */
export type Piece = { text: string; records: number } | { broken: string };

/** A quoted cell may hold line breaks, but hardly so many: then its closing quote is missing. */
const MOST_LINES = 200;
const MOST_CHARACTERS = 1_000_000;

/**
 * Cuts a text into records of which one may hold several lines, as a quoted cell does. A quote that is never
 * closed costs its own line and no other.
 */
export async function* cutRecords(chunks: AsyncIterable<string>, delimiter: string): AsyncGenerator<Piece> {
  let rest = "";
  for await (const chunk of chunks) {
    const text = rest + chunk;
    // A carriage return at the end may be half of a line end.
    const whole = text.endsWith("\r") ? text.slice(0, -1) : text;
    const { pieces, used } = cut(whole, delimiter, false);
    yield* pieces;
    rest = text.slice(used);
  }
  yield* cut(rest, delimiter, true).pieces;
}

/** The pieces of a text and how much of it they cover; at the end of the file that is all of it. */
function cut(text: string, delimiter: string, end: boolean): { pieces: Piece[]; used: number } {
  const pieces: Piece[] = [];
  let from = 0;
  let records = 0;
  let at = 0;
  const flush = (until: number) => {
    if (records > 0) pieces.push({ text: text.slice(from, until), records });
    records = 0;
  };
  while (at < text.length) {
    const next = recordEnd(text, at, delimiter, end);
    if (next === "unknown") break;
    if (next.broken) {
      flush(at);
      pieces.push({ broken: text.slice(at, next.end).replace(/[\r\n]+$/, "") });
      from = next.end;
    } else records++;
    at = next.end;
  }
  flush(at);
  return { pieces, used: at };
}

/** Where the record that begins there ends, line end included; unknown while more of the text is to come. */
function recordEnd(
  text: string,
  start: number,
  delimiter: string,
  end: boolean,
): { end: number; broken: boolean } | "unknown" {
  let at = start;
  let firstEnd = 0;
  let inside = false;
  for (let lines = 1; ; lines++) {
    const line = lineAt(text, at, end);
    if (!line) return text.length - start > MOST_CHARACTERS ? { end: text.length, broken: true } : "unknown";
    firstEnd ||= line.end;
    const state = quoteState(text.slice(at, line.contentEnd), delimiter, inside);
    if (state === "closed") return { end: line.end, broken: false };
    if (state === "bad" || lines >= MOST_LINES || line.end - start > MOST_CHARACTERS)
      return { end: firstEnd, broken: true };
    inside = true;
    at = line.end;
    if (at >= text.length) return end ? { end: firstEnd, broken: true } : "unknown";
  }
}

/** The line that begins there: where its text and where its line end ends; the last one needs no line end. */
function lineAt(text: string, start: number, end: boolean): { contentEnd: number; end: number } | undefined {
  const newline = text.indexOf("\n", start);
  const bound = newline < 0 ? text.length : newline;
  const line = text.slice(start, bound);
  const carriage = line.indexOf("\r");
  if (carriage >= 0) {
    const at = start + carriage;
    return { contentEnd: at, end: text[at + 1] === "\n" ? at + 2 : at + 1 };
  }
  if (newline >= 0) return { contentEnd: newline, end: newline + 1 };
  return end ? { contentEnd: text.length, end: text.length } : undefined;
}

/**
 * Whether a line leaves a quoted cell open; `inside` says that an earlier line left one. Bad: that cell's
 * quote is followed by more text, so that it was no closing one.
 */
function quoteState(line: string, delimiter: string, inside: boolean): "closed" | "open" | "bad" {
  if (!inside && !line.includes('"')) return "closed";
  let at = 0;
  let quoted = inside;
  for (let spread = inside; ; spread = false) {
    if (!quoted) {
      while (isBlank(line[at], delimiter)) at++;
      quoted = line[at] === '"';
      if (quoted) at++;
    }
    if (quoted) {
      const close = closingQuote(line, at);
      if (close < 0) return "open";
      const follows = line.slice(close + 1, close + 1 + delimiter.length);
      if (spread && follows !== "" && follows !== delimiter) return "bad";
      at = close + 1;
      quoted = false;
    }
    const next = line.indexOf(delimiter, at);
    if (next < 0) return "closed";
    at = next + delimiter.length;
  }
}

/** Where the next quote stands that is not one of a doubled pair; -1 if there is none. */
function closingQuote(line: string, from: number): number {
  let at = line.indexOf('"', from);
  while (at >= 0 && line[at + 1] === '"') at = line.indexOf('"', at + 2);
  return at;
}

/** Blanks before an opening quote are passed over, as csv-parse does with `ltrim`. */
function isBlank(sign: string | undefined, delimiter: string): boolean {
  return sign !== undefined && sign !== delimiter && /\s/.test(sign);
}
