import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { temporaryFolder, type TemporaryFolder } from "../temporaryFolder.ts";
import { huifang, type Running } from "./process.ts";

describe("the running product", () => {
  let folder: TemporaryFolder;
  let running: Running[];
  beforeEach(() => {
    folder = temporaryFolder();
    running = [];
  });
  afterEach(async () => {
    for (const { child } of running) child.kill("SIGKILL");
    await Promise.all(running.map(({ ended }) => ended));
    folder.remove();
  });

  function run(args: string[], env: NodeJS.ProcessEnv = {}): Running {
    const started = huifang(args, { HUIFANG_DATA: folder.path, PORT: "0", ...env });
    running.push(started);
    return started;
  }

  async function start(): Promise<{ server: Running; url: string }> {
    const server = run(["start"]);
    const [, url] = await server.says(/running at (http:\S+)\. /);
    return { server, url: url! };
  }

  it("becomes ready and stops within ten seconds when it is told to", async () => {
    const { server, url } = await start();
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    await server.says(/"started"/);
    server.child.kill("SIGTERM");
    const began = performance.now();
    expect(await server.ended).toBe(0);
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it("lets a command work beside it, on the same database", async () => {
    await start();
    const beat = run(["job", "run", "heartbeat", "--json"]);
    expect(await beat.ended).toBe(0);
    const saved = run(["data", "export", folder.file("all.gz"), "--json"]);
    expect(await saved.ended).toBe(0);
    expect(saved.output()).toContain('"heartbeats":1');
  });

  it("refuses a second server on the same directory, and names the first", async () => {
    const { server } = await start();
    const second = run(["start"]);
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain("error: database.inUse ");
    expect(second.output()).toContain(String(server.child.pid));
  });

  it("waits for a shell that has the database open, and says so", async () => {
    const shell = run(["db"]);
    await shell.says(/mongodb:\/\//);
    const server = run(["start"]);
    await server.says(/database\.busy/);
    shell.child.kill("SIGINT");
    await server.says(/running at/);
    expect(await shell.ended).toBe(0);
  });

  it("starts again after it was killed, with all it had acknowledged", async () => {
    const { server } = await start();
    expect(await run(["job", "run", "heartbeat", "--now", "2026-11-24T01:25:00Z"]).ended).toBe(0);
    server.child.kill("SIGKILL");
    await server.ended;
    const saved = run(["data", "export", folder.file("all.gz"), "--json"]);
    expect(await saved.ended).toBe(0);
    expect(saved.output()).toContain('"heartbeats":1');
  });
});
