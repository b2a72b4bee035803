import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutRecords, type Piece } from "../../../../jobs/import/read/records.ts";

async function cut(chunks: string[], delimiter = ","): Promise<Piece[]> {
  async function* source() {
    yield* chunks;
  }
  const pieces: Piece[] = [];
  for await (const piece of cutRecords(source(), delimiter)) pieces.push(piece);
  return pieces;
}

const count = (pieces: Piece[]) =>
  pieces.reduce((sum, piece) => sum + ("records" in piece ? piece.records : 1), 0);
const whole = (pieces: Piece[]) =>
  pieces.map((piece) => ("text" in piece ? piece.text : piece.broken)).join("");

/** Texts of the signs that make trouble. */
const trouble = fc
  .array(fc.constantFrom("a", '"', '""', ",", "\n", "\r\n", " ", "b,", ',"'), { maxLength: 30 })
  .map((parts) => parts.join(""));

describe("cutting a text into records", () => {
  it("takes line ends of every kind", async () => {
    expect(count(await cut(["a,b\nc,d\n"]))).toBe(2);
    expect(count(await cut(["a,b\r\nc,d"]))).toBe(2);
    expect(count(await cut(["a,b\rc,d\r"]))).toBe(2);
    expect(count(await cut(["a,b\r", "\nc,d"]))).toBe(2);
  });

  it("counts blank lines", async () => {
    expect(count(await cut(["a\n\n\nb\n"]))).toBe(4);
  });

  it("keeps a quoted cell with line breaks together", async () => {
    expect(await cut(['1,"two\nlines, ""one"" cell"\n2,x\n'])).toEqual([
      { text: '1,"two\nlines, ""one"" cell"\n2,x\n', records: 2 },
    ]);
  });

  it("loses one line and no other to a quote that is never closed", async () => {
    expect(await cut(['1,a\n2,"b\n3,c\n4,d'])).toEqual([
      { text: "1,a\n", records: 1 },
      { broken: '2,"b' },
      { text: "3,c\n4,d", records: 2 },
    ]);
  });

  it("does not take the opening quote of a later line for the missing closing one", async () => {
    expect(await cut(['1,"a\n2,"b"\n3,c\n'])).toEqual([
      { broken: '1,"a' },
      { text: '2,"b"\n3,c\n', records: 2 },
    ]);
  });

  it("lets a quote inside of a cell stand", async () => {
    expect(await cut(['1,5" wheel\n2,"6" wheel"\n'])).toEqual([
      { text: '1,5" wheel\n2,"6" wheel"\n', records: 2 },
    ]);
  });

  it("gives up on a line that does not end", async () => {
    const pieces = await cut(["x".repeat(600_000), "x".repeat(600_000), "x\n1,a\n"]);
    expect(pieces.map((piece) => Object.keys(piece)[0])).toEqual(["broken", "text"]);
  });

  it("loses nothing, wherever the text is torn", async () => {
    await fc.assert(
      fc.asyncProperty(trouble, fc.nat(30), async (text, at) => {
        const [one, two] = [await cut([text]), await cut([text.slice(0, at), text.slice(at)])];
        expect(count(two)).toBe(count(one));
        expect(whole(two).replace(/[\r\n]/g, "")).toBe(text.replace(/[\r\n]/g, ""));
      }),
      { numRuns: 500 },
    );
  });

  it("counts records as csv-parse does", async () => {
    await fc.assert(
      fc.asyncProperty(trouble, async (text) => {
        for (const piece of await cut([text])) {
          if ("broken" in piece) continue;
          const options = {
            ltrim: true,
            relax_quotes: true,
            relax_column_count: true,
            record_delimiter: ["\r\n", "\n", "\r"],
          };
          expect(parse(`${piece.text.replace(/(?:\r\n|\n|\r)$/, "")}\n`, options)).toHaveLength(
            piece.records,
          );
        }
      }),
      { numRuns: 500 },
    );
  });
});
