import { once } from "node:events";
import { Command, CommanderError } from "commander";
import { AppError } from "../locales/appError.ts";
import type { Locale } from "../locales/index.ts";
import { addCallbacks } from "./callbacks.ts";
import { addComplaints } from "./complaints.ts";
import { createContext, type Action, type AddCommand, type Terminal } from "./context.ts";
import { addData } from "./data.ts";
import { addDb } from "./db.ts";
import { addDemo } from "./demo.ts";
import { addDoctor } from "./doctor.ts";
import { addImport } from "./import.ts";
import { addJob } from "./job.ts";
import { addLink } from "./link.ts";
import { addPlan } from "./plan.ts";
import { addQuestionnaire } from "./questionnaire/questionnaire.ts";
import { addReport } from "./report.ts";
import { addStart } from "./start.ts";
import { addStore } from "./store.ts";

const commands: AddCommand[] = [
  ...[addStart, addDemo, addDoctor, addDb, addData, addStore, addImport, addLink],
  ...[addPlan, addCallbacks, addComplaints, addReport, addQuestionnaire, addJob],
];

/** Done, refused with a message that says what to do, or called wrongly. */
const EXIT = { done: 0, refused: 1, usage: 2 } as const;

/** Runs one command line and returns its exit code. */
export async function run(args: string[], terminal: Terminal = processTerminal): Promise<number> {
  const program = new Command("huifang")
    .description("Callback desk for car dealers")
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
    .showHelpAfterError();
  let locale: Locale = "en";
  const action: Action =
    (body) =>
    async (...given) => {
      const context = createContext(terminal, args.includes("--json"));
      locale = context.config.LOCALE;
      await body(context, ...given);
    };
  for (const add of commands) add(program, action);
  try {
    await program.parseAsync(args, { from: "user" });
    return EXIT.done;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    if (!(error instanceof AppError)) throw error;
    terminal.err(`error: ${error.code} ${error.in(locale)}\n`);
    return EXIT.refused;
  }
}

const processTerminal: Terminal = {
  env: process.env,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  live: process.stderr.isTTY === true,
  async interrupted() {
    await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM"), once(process, "SIGHUP")]);
  },
};
