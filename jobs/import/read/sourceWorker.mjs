// Runs the thread from its TypeScript source, in development and tests: Node 20 does not hand the loader on to threads.
import { register } from "tsx/esm/api";

register();
await import("./workbookWorker.ts");
