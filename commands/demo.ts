import { once } from "node:events";
import { join } from "node:path";
import { AppError } from "../locales/appError.ts";
import type { AddCommand } from "./context.ts";

/** Of the stop, what jobs and requests in hand may use. */
const GRACE_MS = 7_000;
const SEED = 1;
/** One of each role that works at the desk all day. */
const guests = ["li", "wang", "he"];

interface Flags {
  play?: boolean;
  fresh?: boolean;
  seed?: string;
}

/** `huifang demo`: a sample store with a day of its own, to be worked on or played by itself. */
export const addDemo: AddCommand = (program, action) => {
  program
    .command("demo")
    .description("a sample store to try everything with")
    .option("--play", "play the day by itself, and check that all of it happened")
    .option("--fresh", "start over")
    .option("--seed <number>", "another store's life from another seed")
    .action(
      action(async ({ config, log, terminal, text }, { play = false, fresh = false, seed }: Flags) => {
        const { prepareDemo } = await import("../sample/demo/prepare.ts");
        const { startClock } = await import("../sample/demo/demoClock.ts");
        const { startApp } = await import("../app.ts");
        const folder = join(config.HUIFANG_DATA, "demo");
        const say = (line: string): void => terminal.out(`${line}\n`);
        const { file, loaded } = await prepareDemo(folder, {
          ...{ fresh, seed: readSeed(seed), now: new Date() },
          onLoad: () => say(text("demo.loading")),
        });
        if (loaded) say(text("demo.loaded", { ...loaded }));
        const clock = startClock(file.read()!.at, (at) => file.keep({ at }));
        const crash = new AbortController();
        const app = await startApp(
          { ...config, MONGODB_URI: undefined, HUIFANG_DATA: folder },
          { log, clock: clock.now, onCrash: (error) => crash.abort(error) },
        );
        try {
          const { beginDay } = await import("../sample/demo/beginDay.ts");
          const { day, planned, open, time } = await beginDay(clock.now());
          say(text("demo.day", { day, planned, open, time }));
          if (play) {
            const { playDay } = await import("../sample/play/play.ts");
            const { url, settled } = app;
            await playDay({ url, settled, clock, file, locale: config.LOCALE, print: say });
            say(text("demo.played"));
            return;
          }
          const { demoLink } = await import("../sample/demo/demoLink.ts");
          for (const code of guests) say(await demoLink(app.url, code, config.LOCALE));
          say(text("demo.ready"));
          await Promise.race([terminal.interrupted(), once(crash.signal, "abort")]);
          if (crash.signal.aborted)
            throw new AppError("database.crashed", { reason: String(crash.signal.reason) });
        } finally {
          clock.stop();
          await app.stop(GRACE_MS);
        }
      }),
    );
};

function readSeed(seed: string | undefined): number {
  const number = seed === undefined ? SEED : Number(seed);
  if (!Number.isSafeInteger(number)) throw new AppError("demo.badSeed", { seed: seed! });
  return number;
}
