import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Batch } from "../../../jobs/import/apply/batch.ts";
import type { Item, RowKind } from "../../../jobs/import/apply/item.ts";
import { readColumns } from "../../../jobs/import/columns/columns.ts";
import { Cells } from "../../../jobs/import/row/cells.ts";
import type { Table } from "../../../jobs/import/table.ts";
import { useDatabase } from "../../database.ts";

/** What a row says in these tests: of which one, and what. */
interface Row {
  key: string;
  says: string;
}

const columns = readColumns(["工单号"], new Map());
const table: Table = {
  row: 1,
  columns,
  rejected: { headers: columns.headers },
  from1904: false,
  order: undefined,
  headerLines: new Set(),
};
const item = (read: Row, row: number): Item<Row> => ({
  table,
  line: { row, cells: [read.key] },
  cells: new Cells([read.key], columns),
  read,
});

/** Takes rows in, flushing whenever that is due; returns what was written at each time and what each row came to. */
async function take(rows: Row[]) {
  const writes: Row[][] = [];
  const became = new Map<number, string>();
  const kind: RowKind<Row> = {
    name: "visits",
    key: ({ key }) => key,
    keyColumn: () => "工单号",
    together: (a, b) => a.says === b.says,
    join: ([first]) => first!,
    async write(some) {
      writes.push(some);
      return some.map(() => "created" as const);
    },
  };
  const outcome = {
    applied: ({ line }: Item<Row>, applied: string) => void became.set(line.row, applied),
    rejected: ({ line }: Item<Row>, why: { code: string }) => void became.set(line.row, why.code),
  };
  const batch = new Batch(kind, outcome, { store: "cd01", dryRun: true });
  for (const [i, row] of rows.entries()) if (batch.add(item(row, i + 1))) await batch.flush();
  await batch.flush(true);
  return { writes, became: rows.map((_, i) => became.get(i + 1)) };
}

describe("a batch of rows", () => {
  useDatabase();

  it("is written before it grows large", async () => {
    const rows = Array.from({ length: 1_201 }, (_, i) => ({ key: `R${i}`, says: "x" }));
    const { writes } = await take(rows);
    expect(writes.map((some) => some.length)).toEqual([500, 500, 201]);
    expect(writes.flat()).toEqual(rows);
  });

  it("keeps rows of one order together over its end", async () => {
    const rows = [
      ...Array.from({ length: 500 }, (_, i) => ({ key: `R${i}`, says: "x" })),
      { key: "R500", says: "x" },
      { key: "R500", says: "x" },
    ];
    const { writes, became } = await take(rows);
    expect(writes.flat()).toHaveLength(501);
    expect(became.slice(-2)).toEqual(["created", "unchanged"]);
  });

  it("accounts for each row once: of each order the first counts, the same again changes nothing, another is rejected", async () => {
    const row = fc.record({ key: fc.constantFrom("R1", "R2", "R3"), says: fc.constantFrom("x", "y") });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 12 }), async (rows) => {
        const first = new Map<string, string>();
        const expected = rows.map(({ key, says }) => {
          const before = first.get(key);
          if (before === undefined) first.set(key, says);
          if (before === undefined) return "created";
          return before === says ? "unchanged" : "import.repeated";
        });
        expect((await take(rows)).became).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});
