import { once } from "node:events";
import { AppError } from "../locales/appError.ts";
import type { AddCommand } from "./context.ts";

/** The whole stop, from the signal to the exit; process supervisors kill soon after. */
const STOP_MS = 10_000;
/** Of it, what jobs and requests in hand may use; the rest is for closing the database. */
const GRACE_MS = 7_000;

/** `huifang start`: the product itself, until it is told to stop. */
export const addStart: AddCommand = (program, action) => {
  program
    .command("start")
    .description("start the product")
    .action(
      action(async ({ config, log, terminal, text }) => {
        const { startApp } = await import("../app.ts");
        const crash = new AbortController();
        const app = await startApp(config, { log, onCrash: (error) => crash.abort(error) });
        terminal.err(`${text("start.ready", { url: app.url })}\n`);
        await Promise.race([terminal.interrupted(), once(crash.signal, "abort")]);
        if (crash.signal.aborted)
          throw new AppError("database.crashed", { reason: String(crash.signal.reason) });
        log.info("stopping");
        // A handler that does not come back must not keep the process: nothing acknowledged is lost by leaving.
        const deadline = setTimeout(() => process.exit(1), STOP_MS);
        deadline.unref();
        await app.stop(GRACE_MS);
        clearTimeout(deadline);
        log.info("stopped");
      }),
    );
};
