import { beforeEach } from "vitest";
import { importFile, type ImportOptions } from "../../../jobs/import/importFile.ts";
import type { ImportReport } from "../../../jobs/import/report.ts";
import { Store } from "../../../models/store.ts";
import { contents, useDatabase } from "../../database.ts";
import { buildStaff, buildStore, tuesday } from "../../factories.ts";
import { csv } from "./files.ts";

/** Gives each test a store with its staff; returns how to import into it, on Tuesday at ten. */
export function useImport(): (file: string, change?: Partial<ImportOptions>) => Promise<ImportReport> {
  useDatabase();
  beforeEach(async () => {
    await buildStore();
    await buildStaff();
  });
  return async (file, change) =>
    importFile(await Store.named("cd01"), file, { kind: "visits", now: tuesday, ...change });
}

/** The documents of a collection as they stand. */
export async function stored(collection: string): Promise<Record<string, unknown>[]> {
  return (await contents())[collection] ?? [];
}

/** Everything but the records of imports themselves. */
export async function nouns(): Promise<object> {
  const { importRuns: _, rejectedRows: __, ...rest } = await contents();
  return rest;
}

/** A repair's cells under the headers of a workshop's export; what does not matter is filled in. */
export function repair(change: Partial<typeof usual> = {}): string[] {
  return Object.values({ ...usual, ...change });
}

const usual = {
  工单号: "R1",
  车牌号: "浙A12345",
  VIN: "LSVAA4187E2184561",
  姓名: "张三",
  手机: "13912345678",
  出厂时间: "2026-11-30 15:30",
  维修项目: "更换机油",
  服务顾问: "陈三",
};

/** Such repairs as a CSV text. */
export function repairs(...rows: string[][]): string {
  return csv([Object.keys(usual), ...rows]);
}

/** What is said of rows: row, column and code. */
export function said(notes: ImportReport["warnings"]): [number, string, string][] {
  return notes.map(({ row, column, code }) => [row, column, code]);
}
