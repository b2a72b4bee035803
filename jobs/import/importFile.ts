import { basename } from "node:path";
import { AppError } from "../../locales/appError.ts";
import { type Id, newId } from "../../models/id.ts";
import { ImportMapping } from "../../models/importMapping.ts";
import { ImportRun } from "../../models/importRun.ts";
import { Person } from "../../models/person.ts";
import type { StaffCode } from "../../models/rules/kinds.ts";
import type { Store } from "../../models/storeFields.ts";
import { customerRows } from "./apply/customers.ts";
import { visitRows } from "./apply/visits.ts";
import { type Columns, leansTo, type Mapping } from "./columns/columns.ts";
import type { VisitType } from "./columns/fields.ts";
import { findHeader, knownFields } from "./columns/header.ts";
import { buildMapping, type MappingFile } from "./columns/mapping.ts";
import { Intake } from "./intake.ts";
import { openFile } from "./read/openFile.ts";
import type { Line, ReadProgress } from "./read/sheet.ts";
import { customerReader, visitReader } from "./readers.ts";
import { RejectedKeeper } from "./rejectedKeeper.ts";
import type { ImportReport, OnRejected } from "./report.ts";
import { staffNames } from "./row/context.ts";
import { refuseTable } from "./refuseTable.ts";
import { type Table, tableRows } from "./table.ts";
import { Tally } from "./tally.ts";

/** What is to be imported and how. */
export interface ImportOptions {
  kind: "visits" | "customers";
  /** The sort of visits where no column says it; what the header says does not count then. */
  type?: VisitType | undefined;
  /** A person's own mapping; an import that is no trial remembers it for the store. */
  mapping?: MappingFile | undefined;
  /** Changes nothing and reports the same. */
  dryRun?: boolean;
  now: Date;
  by?: StaffCode;
  progress?: ReadProgress;
  onRejected?: OnRejected;
}

/**
 * Imports a dealer system's file into a store. A row that is wrong is rejected and stops no other; the same file
 * again changes nothing. Throws, with nothing changed, where the file as a whole cannot be taken: `import.noFile`,
 * `import.notATable`, `import.oldWorkbook`, `import.tooManyRows`, `import.noHeader`, `import.missingColumns`,
 * `import.typeUnclear`.
 */
export async function importFile(store: Store, file: string, options: ImportOptions): Promise<ImportReport> {
  const run = newId();
  // The mapping that a person gives with the file speaks before the one that the store remembers.
  const mapping = buildMapping(await ImportMapping.of(store._id, options.kind), options.mapping);
  const keeper = new RejectedKeeper(store._id, run, options.now);
  const tally = new Tally((table, row) => {
    if (!options.dryRun) keeper.add(table, row);
    options.onRejected?.(table, row);
  });
  const intake = await openIntake(store, run, tally, options);
  let refused: { table: Table; why: AppError } | undefined;
  let begun = false;
  for await (const { table, rows } of tablesOf(file, mapping, options)) {
    const why = table === refused?.table ? refused.why : refuseTable(table, file, options.kind);
    if (why) {
      if (table !== refused?.table) tally.warn(table, table.row, { column: "", code: "import.tableSkipped" });
      refused = { table, why };
      continue;
    }
    if (!begun) await begin(store, file, run, options);
    begun = true;
    await intake.take(table, rows);
    await keeper.flush();
  }
  if (!begun) throw refused?.why ?? new AppError("import.noHeader", { file });
  await intake.end();
  await keeper.flush();
  const report = tally.report();
  if (!options.dryRun) await finish(run, report);
  return report;
}

async function* tablesOf(file: string, mapping: Mapping, { kind, type, progress }: ImportOptions) {
  // Customers are customers, whatever their cars came for.
  const typeOf =
    kind === "visits" ? (leaning: Columns["leaning"]) => type ?? leansTo(leaning) : () => undefined;
  const reading = { mapping, typeOf };
  const knownColumns = (lines: readonly Line[]) => knownFields(findHeader(lines, mapping));
  for await (const sheet of openFile(file, { knownColumns }, progress)) yield* tableRows(sheet, reading);
}

async function openIntake(
  store: Store,
  run: Id,
  tally: Tally,
  { kind, type, dryRun = false, now }: ImportOptions,
): Promise<Pick<Intake<unknown>, "take" | "end">> {
  const staff = staffNames(await Person.of(store._id));
  const setting = {
    store: store._id,
    zone: store.timezone,
    today: store.today(now),
    dryRun,
    staff,
    typeSaid: type !== undefined,
  };
  const write = { store: store._id, source: String(run), dryRun };
  return kind === "visits"
    ? new Intake(visitReader(store, now), visitRows(write), tally, setting)
    : new Intake(customerReader, customerRows(write), tally, setting);
}

/** The first writes, once a table was found that can be taken. */
async function begin(store: Store, file: string, run: Id, options: ImportOptions): Promise<void> {
  const { kind, mapping, dryRun, now, by } = options;
  if (dryRun) return;
  if (mapping) await ImportMapping.remember(store._id, kind, mapping);
  await ImportRun.begin({
    _id: run,
    store: store._id,
    kind,
    file: basename(file),
    at: now,
    ...(by && { by }),
  });
}

async function finish(run: Id, { warnings, rejected, ...counts }: ImportReport): Promise<void> {
  await ImportRun.finish(run, { ...counts, warnings: warnings.length, rejected: rejected.length });
}
