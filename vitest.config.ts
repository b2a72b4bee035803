import { defineConfig } from "vitest/config";

const shared = {
  pool: "forks" as const,
  testTimeout: 20_000,
  hookTimeout: 30_000,
};

export default defineConfig({
  test: {
    // Left to itself it keeps one processor free, which of two is half.
    maxWorkers: "100%",
    projects: [
      {
        test: {
          ...shared,
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/{contracts,e2e,faults,bench}/**"],
          // They leave nothing behind: one process runs them one after another, and reads the modules once.
          isolate: false,
          globalSetup: "test/bundledThread.ts",
        },
      },
      { test: { ...shared, name: "contracts", include: ["test/contracts/**/*.test.ts"] } },
      {
        test: {
          ...shared,
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          testTimeout: 120_000,
          // Whole processes and browsers may find no time on a busy machine; CI asks them once more.
          retry: process.env.CI ? 1 : 0,
        },
      },
      { test: { ...shared, name: "faults", include: ["test/faults/**/*.test.ts"], testTimeout: 600_000 } },
      {
        test: {
          ...shared,
          name: "bench",
          include: ["test/bench/**/*.bench.ts"],
          testTimeout: 600_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
