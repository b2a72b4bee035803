import type { Command } from "commander";
import { readConfig, secrets, type Config } from "../config.ts";
import { t, type Locale, type TextKey, type TextParams } from "../locales/index.ts";
import { createLog } from "../log.ts";
import type { Database, DatabaseOptions } from "../models/database.ts";

/** Where a command writes and what it may read: the process, or a test's own. */
export interface Terminal {
  env: NodeJS.ProcessEnv;
  out(text: string): void;
  err(text: string): void;
  /** Whether a person looks on: only then is progress shown. */
  live: boolean;
  /** Resolves when the person asks to stop: Ctrl-C or a termination signal. */
  interrupted(): Promise<void>;
}

/** What every command works with. */
export interface Context {
  config: Config;
  terminal: Terminal;
  text(key: TextKey, params?: TextParams): string;
  /** Prints one JSON document when `--json` was given, else lines for a person. */
  report(json: unknown, lines: string[]): void;
  /** Opens the database as a command does, beside a running server, and closes it after the work. */
  withDatabase<T>(work: (database: Database) => Promise<T>, role?: DatabaseOptions["role"]): Promise<T>;
  log: ReturnType<typeof createLog>;
}

/** Adds one command to the program. */
export type AddCommand = (program: Command, action: Action) => void;

/** Wraps the body of a command: gives it the context, and turns a refusal into a message. */
export type Action = <A extends unknown[]>(
  body: (context: Context, ...args: A) => Promise<void>,
) => (...args: A) => Promise<void>;

/** The context of one run of a command. Throws `config.invalid`. */
export function createContext(terminal: Terminal, json: boolean): Context {
  const config = readConfig(terminal.env);
  const locale: Locale = config.LOCALE;
  const log = createLog(
    config.LOG_LEVEL,
    secrets.map((name) => config[name]),
  );
  return {
    config,
    terminal,
    log,
    text: (key, params) => t(locale, key, params),
    report: (document, lines) =>
      terminal.out(json ? `${JSON.stringify(document)}\n` : lines.map((line) => `${line}\n`).join("")),
    async withDatabase(work, role = "command") {
      // Loaded here: a command that needs no database does not pay for the driver.
      const { openDatabase } = await import("../models/database.ts");
      const database = await openDatabase({
        uri: config.MONGODB_URI,
        directory: config.HUIFANG_DATA,
        role,
        onWait: (reason) => terminal.err(`${reason.in(locale)}\n`),
      });
      try {
        return await work(database);
      } finally {
        await database.close();
      }
    },
  };
}
