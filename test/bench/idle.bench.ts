import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { huifang } from "../e2e/process.ts";
import { temporaryFolder } from "../temporaryFolder.ts";

/** An idle product on its embedded database takes no more than this, in megabytes. */
const LIMIT_MB = 250;

describe.skipIf(!existsSync("/proc/self/status"))("the idle product", () => {
  it("keeps its memory small", async () => {
    const folder = temporaryFolder();
    const server = huifang(["start"], { HUIFANG_DATA: folder.path, PORT: "0" });
    try {
      await server.says(/"started"/);
      // The first minute's jobs have run and left their garbage when the schedule's sign of life is there.
      const [, url] = await server.says(/running at (http:\S+)\. /);
      while (!(await fetch(`${url}/readyz`)).ok);
      const status = readFileSync(`/proc/${server.child.pid}/status`, "utf8");
      const megabytes = Number(/VmRSS:\s+(\d+)/.exec(status)![1]) / 1024;
      process.stdout.write(`idle process: ${megabytes.toFixed(0)} MB RSS (limit ${LIMIT_MB})\n`);
      expect(megabytes).toBeLessThanOrEqual(LIMIT_MB);
    } finally {
      server.child.kill("SIGKILL");
      await server.ended;
      folder.remove();
    }
  });
});
