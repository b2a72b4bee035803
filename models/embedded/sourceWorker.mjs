// Runs the thread from its TypeScript source, in development and tests: Node 20 does not hand the loader on to threads.
// A run of many tests has that source in one file.
const bundled = process.env.EMBEDDED_THREAD;
if (bundled) {
  await import(bundled);
} else {
  const { register } = await import("tsx/esm/api");
  register();
  await import("./worker.ts");
}
