import { rmSync } from "node:fs";
import { join } from "node:path";
import { openDatabase } from "../../models/database.ts";
import { type Loaded, loadSample } from "../load.ts";
import { type DemoFile, demoFile } from "./demoFile.ts";
import { demoMorning } from "./morning.ts";

/** What a demo begins with. */
export interface Preparation {
  /** Starts over, whatever is there. */
  fresh: boolean;
  seed: number;
  /** The wall clock. */
  now: Date;
  /** Told before the sample is loaded, which takes some seconds. */
  onLoad(): void;
}

/** A demo that is ready to be started. */
export interface Prepared {
  file: DemoFile;
  /** What was loaded; null where the demo goes on. */
  loaded: Loaded | null;
}

/**
 * Makes sure that a folder holds the sample, whole, and knows where its clock stands. What was loaded by halves is
 * thrown away. Throws `database.inUse` while another demo runs there.
 */
export async function prepareDemo(
  folder: string,
  { fresh, seed, now, onLoad }: Preparation,
): Promise<Prepared> {
  const path = join(folder, "demo.json");
  if (!fresh && demoFile(path).read()) return { file: demoFile(path), loaded: null };
  // Whoever has it open keeps it.
  await (await openDatabase({ directory: folder, role: "server" })).close();
  rmSync(folder, { recursive: true, force: true });
  onLoad();
  const at = demoMorning(now);
  const database = await openDatabase({ directory: folder, role: "server" });
  try {
    const loaded = await loadSample(at, seed);
    const file = demoFile(path);
    file.keep({ seed, at });
    return { file, loaded };
  } finally {
    await database.close();
  }
}
