import { fileURLToPath } from "node:url";
import { build } from "vite";

const root = fileURLToPath(new URL("..", import.meta.url));
const FOLDER = `${root}node_modules/.cache/embedded`;

/**
 * Puts the embedded database's thread into one file for a run of the tests, which start it hundreds of times: reading
 * its modules one by one would take half a second each time.
 */
export default async function bundleThread(): Promise<void> {
  await build({
    configFile: false,
    root,
    logLevel: "warn",
    build: { ssr: "models/embedded/worker.ts", outDir: FOLDER, target: "node20" },
  });
  process.env.EMBEDDED_THREAD = `${FOLDER}/worker.js`;
}
