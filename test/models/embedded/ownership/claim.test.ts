import { mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  claim,
  type ClaimOptions,
  type Guest,
  type Ownership,
} from "../../../../models/embedded/ownership/claim.ts";
import { EmbeddedInUse, type Owner, type Role } from "../../../../models/embedded/ownership/role.ts";
import { temporaryFolder, type TemporaryFolder } from "../../../temporaryFolder.ts";
import { claimInProcess, type ClaimingProcess } from "./claimInProcess.ts";

let folder: TemporaryFolder;
let owners: Ownership[];
let processes: ClaimingProcess[];

beforeEach(() => {
  folder = temporaryFolder();
  owners = [];
  processes = [];
});

afterEach(async () => {
  for (const one of owners) await one.release();
  for (const one of processes) await one.kill();
  folder.remove();
});

async function claimed(role: Role, options: Partial<ClaimOptions> = {}): Promise<Ownership | Guest> {
  const one = await claim(folder.path, { role, ...options });
  if (one.kind === "owner") {
    owners.push(one);
    one.ready();
  }
  return one;
}

function start(role: Role): ClaimingProcess {
  const one = claimInProcess(folder.path, role);
  processes.push(one);
  return one;
}

describe("claim", () => {
  it.each<[Role, Role]>([
    ["command", "server"],
    ["command", "shell"],
    ["shell", "server"],
    ["shell", "shell"],
  ])("lets a %s join a %s", async (guest, host) => {
    expect((await claimed(host)).kind).toBe("owner");
    expect(await claimed(guest)).toEqual({
      kind: "guest",
      uri: `mongodb://${encodeURIComponent(folder.file("db.sock"))}`,
    });
  });

  it("has a guest wait until the database serves", async () => {
    const owner = (await claim(folder.path, { role: "server" })) as Ownership;
    owners.push(owner);
    let isIn = false;
    const guest = claimed("command").then(() => (isIn = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(isIn).toBe(false);
    owner.ready();
    await guest;
  });

  it("refuses a second server and names the process of the first", async () => {
    await claimed("server");
    const refusal = await claimed("server").catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(EmbeddedInUse);
    expect(refusal).toMatchObject({ pid: process.pid, directory: folder.path });
  });

  it.each<[Role, Role]>([
    ["server", "command"],
    ["server", "shell"],
    ["command", "command"],
    ["shell", "command"],
  ])("has a %s wait for a %s, and says so once", async (later, earlier) => {
    const first = (await claimed(earlier)) as Ownership;
    const waited: Owner[] = [];
    const second = await claimed(later, {
      onWait(owner) {
        waited.push(owner);
        void first.release();
      },
    });
    expect(second.kind).toBe("owner");
    expect(waited).toEqual([{ pid: process.pid, role: earlier }]);
  });

  it("gives up waiting when it is told to", async () => {
    await claimed("command");
    const abort = new AbortController();
    const reason = new Error("enough");
    const second = claimed("command", { signal: abort.signal, onWait: () => abort.abort(reason) });
    await expect(second).rejects.toBe(reason);
  });

  it("knows a directory by whatever path it is reached", async () => {
    await claimed("server");
    const other = temporaryFolder();
    try {
      symlinkSync(folder.path, other.file("link"));
      await expect(claim(other.file("link"), { role: "server" })).rejects.toBeInstanceOf(EmbeddedInUse);
    } finally {
      other.remove();
    }
  });

  it("leaves no socket behind", async () => {
    const owner = (await claimed("server")) as Ownership;
    await owner.release();
    expect(readdirSync(folder.path)).toEqual(["owner-1.json"]);
  });

  it("uses a short folder of its own where the path is too long, and removes it", async () => {
    const long = folder.file("x".repeat(100));
    mkdirSync(long);
    const owner = (await claim(long, { role: "server" })) as Ownership;
    expect(Buffer.byteLength(owner.socket)).toBeLessThanOrEqual(100);
    await owner.release();
    expect(() => readdirSync(owner.socket.replace("/db.sock", ""))).toThrow("ENOENT");
  });

  it("gives a directory to exactly one of eight processes, again and again, while owners are killed", async () => {
    let crowd = Array.from({ length: 8 }, () => start("shell"));
    for (let round = 0; round < 3; round++) {
      const answers = await Promise.all(crowd.map((one) => one.answer));
      expect(answers.filter(({ kind }) => kind === "owner")).toHaveLength(1);
      expect(new Set(answers.map(({ uri }) => uri)).size).toBe(1);
      const owner = crowd[answers.findIndex(({ kind }) => kind === "owner")]!;
      await owner.kill();
      crowd = crowd.filter((one) => one !== owner);
      for (const one of crowd) one.again();
    }
    await Promise.all(crowd.map((one) => one.answer));
    expect(readdirSync(folder.path).filter((name) => name.startsWith("door-"))).toHaveLength(1);
  }, 60_000);

  it("takes over at once from a process that is killed while others wait for it", async () => {
    const owner = start("command");
    expect((await owner.answer).kind).toBe("owner");
    const waited: Owner[] = [];
    const next = claimed("server", {
      onWait(found) {
        waited.push(found);
        void owner.kill();
      },
    });
    expect((await next).kind).toBe("owner");
    expect(waited).toEqual([{ pid: owner.pid, role: "command" }]);
  });
});
