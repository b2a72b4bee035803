import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

// Builds the programs and pages that tests run, unless what is built is newer than all that it is made of.
const FOLDERS = ["locales", "models", "jobs", "sample", "bot", "builder", "ui"];
/** The last thing that a build writes. */
const BUILT = "dist/web/desk.html";

const changedAt = (path: string): number => statSync(path).mtimeMs;
// A folder has changed when something was taken out of it.
const inFolders = FOLDERS.flatMap((folder) => [
  folder,
  ...readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name))),
]);
const beside = readdirSync(".").filter((name) => /\.(ts|json)$/.test(name));
const isFresh =
  existsSync(BUILT) && [...inFolders, ...beside].every((path) => changedAt(path) <= changedAt(BUILT));
if (!isFresh) {
  const { status } = spawnSync("npm", ["run", "build", "--", "--logLevel", "warn"], { stdio: "inherit" });
  process.exitCode = status ?? 1;
}
