import { createReadStream, createWriteStream, readFileSync } from "node:fs";
import { once } from "node:events";
import { finished } from "node:stream/promises";
import { parse } from "csv-parse";
import { afterAll, describe, expect, it } from "vitest";
import { importFile } from "../../jobs/import/importFile.ts";
import { nativeDatabase } from "../../models/database.ts";
import { Store } from "../../models/store.ts";
import { contents, useDatabase } from "../database.ts";
import { buildStaff, buildStore, tuesday } from "../factories.ts";
import { temporaryFolder } from "../temporaryFolder.ts";

const folder = temporaryFolder();
afterAll(folder.remove);

const HEADER =
  "工单号,车牌号,VIN,车型,颜色,姓名,手机,出厂时间,维修类型,维修项目,服务顾问,行驶里程,是否预约,备注\r\n";
const digits = (value: number, length: number) => String(value).padStart(length, "0");

/** A workshop's export of so many orders: each car comes three times, each third customer has two cars. */
async function writeExport(name: string, orders: number): Promise<string> {
  const path = folder.file(name);
  const file = createWriteStream(path);
  file.write(HEADER);
  for (let order = 0; order < orders; order++) {
    const car = Math.floor(order / 3);
    const cells = [
      `RO2026${digits(order, 7)}`,
      `浙A${digits(car, 6)}`,
      `LSVAA4187E${digits(car, 7)}`,
      "朗逸 2023款 1.5L 自动满逸版",
      "极地白",
      `客户${car % 5000}`,
      `139${digits(Math.floor((car * 2) / 3), 8)}`,
      `2026-11-${digits(1 + (order % 28), 2)} ${digits(9 + (order % 8), 2)}:${digits(order % 60, 2)}:00`,
      "保养",
      '"更换机油、机滤, 检查制动"',
      "陈三",
      String(1000 + (order % 90_000)),
      order % 2 ? "是" : "否",
      "客户在店等待",
    ];
    if (!file.write(`${cells.join(",")}\r\n`)) await once(file, "drain");
  }
  file.end();
  await finished(file);
  return path;
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/**
 * The most memory of its own that the process takes while something runs, in megabytes above what it took before.
 * Pages of the database's file do not count: they are the system's cache, which it takes back when it needs them.
 */
async function memoryAbove(work: () => Promise<unknown>): Promise<number> {
  const own = () => Number(/RssAnon:\s+(\d+) kB/.exec(readFileSync("/proc/self/status", "utf8"))?.[1]) / 1000;
  const idle = own();
  let most = idle;
  const watch = setInterval(() => (most = Math.max(most, own())), 20);
  try {
    await work();
  } finally {
    clearInterval(watch);
  }
  return most - idle;
}

/** What an import costs at the least: the file parsed and the documents written, each collection in batches. */
async function floor(path: string, documents: Record<string, object[]>): Promise<void> {
  for await (const _ of createReadStream(path).pipe(parse({ bom: true }))) void _;
  for (const [name, all] of Object.entries(documents)) {
    for (let from = 0; from < all.length; from += 1000) {
      const writes = all.slice(from, from + 1000).map((document) => ({ insertOne: { document } }));
      await nativeDatabase().collection(name).bulkWrite(writes, { ordered: false });
    }
  }
}

describe("an import", () => {
  useDatabase();

  it("of 100,000 rows takes at most four times parsing the file and writing the documents", async () => {
    const path = await writeExport("orders.csv", 100_000);
    const store = await buildStore();
    await buildStaff();
    let rows = 0;
    const whole = await seconds(async () => {
      ({ created: rows } = await importFile(store, path, { kind: "visits", now: tuesday }));
    });
    expect(rows).toBe(100_000);
    const { visits, vehicles, customers } = await contents();
    const documents = { visits: visits!, vehicles: vehicles!, customers: customers! };
    for (const name of Object.keys(documents)) await nativeDatabase().collection(name).deleteMany({});
    const least = await seconds(() => floor(path, documents));
    print("import of 100,000 rows", whole / least, 4, `${whole.toFixed(1)} s of ${least.toFixed(1)} s`);
    expect(whole / least).toBeLessThanOrEqual(4);
  });

  it.skipIf(process.platform !== "linux")("of 200,000 rows takes at most 150 MB", async () => {
    const path = await writeExport("many.csv", 200_000);
    await buildStore();
    await buildStaff();
    const above = await memoryAbove(async () => {
      await importFile(await Store.named("cd01"), path, { kind: "visits", now: tuesday });
    });
    print("memory of 200,000 rows in MB", above, 150);
    expect(above).toBeLessThanOrEqual(150);
  });
});

function print(name: string, value: number, limit: number, more = ""): void {
  process.stdout.write(`${name}: ${value.toFixed(2)} (limit ${limit}) ${more}\n`);
}
