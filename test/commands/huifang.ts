import { afterAll, beforeAll } from "vitest";
import { run } from "../../commands/run.ts";
import { temporaryFolder, type TemporaryFolder } from "../temporaryFolder.ts";

/** What one command line did. */
export interface Ran {
  code: number;
  out: string;
  err: string;
  /** What it printed with `--json`. */
  json: unknown;
}

/** The command line on a data folder of its own, one for all tests of a file. */
export interface CommandLine {
  run(line: string[], env?: NodeJS.ProcessEnv): Promise<Ran>;
  file(name: string): string;
}

/** Gives a file's tests a command line with an empty database. */
export function useHuifang(): CommandLine {
  let folder: TemporaryFolder;
  beforeAll(() => (folder = temporaryFolder()));
  afterAll(() => folder.remove());
  return {
    file: (name) => folder.file(name),
    async run(line, env = {}) {
      const ran: Ran = { code: -1, out: "", err: "", json: undefined };
      ran.code = await run(line, {
        env: { HUIFANG_DATA: folder.file("data"), LOCALE: "en", LOG_LEVEL: "silent", PORT: "0", ...env },
        out: (text) => (ran.out += text),
        err: (text) => (ran.err += text),
        live: false,
        interrupted: async () => {},
      });
      if (line.includes("--json") && ran.out) ran.json = JSON.parse(ran.out);
      return ran;
    },
  };
}

/** A store's file with two of its people. */
export const storeYaml = `code: cd01
name: 城东店
timezone: Asia/Shanghai
staff:
  - { code: li, name: 李一, role: clerk, telegram: 100200300 }
  - { code: wang, name: 王一, role: manager, department: service }
channels:
  complaints.service: { slack: C0345 }
windows: { mon-fri: ["09:30-11:30", "14:00-17:00"] }
away: { li: ["2026-12-24/2026-12-26"] }
holidays: { calendar: CN, closed: ["2026-12-24"] }
limits: { threshold: 5 }
`;
