import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Logger } from "pino";
import { createBot } from "./bot/bot.ts";
import { createBuilder } from "./builder/server.ts";
import { loadChats } from "./chats.ts";
import { secrets, type Config } from "./config.ts";
import { buildHttp } from "./http.ts";
import { startSchedule } from "./jobs/agenda.ts";
import { jobs } from "./jobs/index.ts";
import { proposeQuestionnaires } from "./jobs/proposeQuestionnaires.ts";
import { keepStores } from "./jobs/storeJobs.ts";
import type { Clock } from "./jobs/job.ts";
import { AppError } from "./locales/appError.ts";
import { createLog } from "./log.ts";
import { metricsRouter } from "./metrics.ts";
import { refuseUnfinishedImport } from "./models/dataImport.ts";
import { nativeDatabase, openDatabase, ping, syncIndexes } from "./models/database.ts";
import { finishAllFollows } from "./models/follows.ts";
import { Heartbeat } from "./models/heartbeat.ts";

/** The running product. */
export interface App {
  /** Where its pages are. */
  url: string;
  /** Resolves when every card shows what the database holds. */
  settled(): Promise<void>;
  /** Stops taking work, finishes what is in hand for at most that long, and closes everything. */
  stop(graceMs: number): Promise<void>;
}

/** What a test or the demo may put in the place of the real thing. */
export interface AppOverrides {
  clock?: Clock;
  log?: Logger;
  /** Told when the database has gone for good. */
  onCrash?(error: Error): void;
}

/** A schedule silent for longer has stopped: its heartbeat comes every minute. */
const HEARTBEAT_LATE_MS = 180_000;
/** How long a server waits for a MongoDB that is still starting. */
const DATABASE_WAIT_MS = 60_000;
/** The built pages: beside the compiled program, or where the build puts them when it runs from source. */
const PAGES = join(import.meta.dirname, import.meta.url.endsWith(".ts") ? "dist/web" : "web");

/** Builds the product from its configuration and starts it. Throws the AppErrors of the database and `http.portTaken`. */
export async function startApp(config: Config, overrides: AppOverrides = {}): Promise<App> {
  const log =
    overrides.log ??
    createLog(
      config.LOG_LEVEL,
      secrets.map((name) => config[name]),
    );
  const clock = overrides.clock ?? (() => new Date());
  const undo: ((graceMs: number) => Promise<void>)[] = [];
  const stop = async (graceMs: number) => {
    const until = performance.now() + graceMs;
    for (const step of undo.splice(0).reverse()) await step(Math.max(0, until - performance.now()));
  };
  try {
    // Before the database is opened: what they keep there is to have its indexes too.
    const chats = await loadChats(config);
    const database = await openDatabase({
      uri: config.MONGODB_URI,
      directory: config.HUIFANG_DATA,
      role: "server",
      waitMs: DATABASE_WAIT_MS,
      onWait: (reason) => log.warn({ code: reason.code }, reason.in(config.LOCALE)),
      onCrash: overrides.onCrash,
    });
    undo.push(() => database.close());
    log.info({ kind: database.kind, version: database.version }, "database open");
    await refuseUnfinishedImport();
    const changes = await syncIndexes();
    if (changes.length > 0) log.info({ changes }, "indexes brought up to date");

    // What a crash left half done is done before anybody can ask for more.
    await finishAllFollows();

    let answer: RequestListener = (_req, res) => res.writeHead(503).end();
    const server = createServer((req, res) => answer(req, res));
    const url = await listen(server, config);
    undo.push((graceMs) => close(server, graceMs));
    const publicUrl = config.PUBLIC_URL ?? url;
    const bot = createBot({
      publicUrl,
      pages: PAGES,
      locale: config.LOCALE,
      clock,
      alone: database.kind === "embedded",
      chats,
      onError: (error) => log.error({ error }, "the chats met an error"),
      onNote: (note) => log.warn(note),
    });
    undo.push((graceMs) => bot.stop(graceMs));
    await bot.start();
    const builder = createBuilder({
      ...{ doors: bot.doors, clock, locale: config.LOCALE, licenceKey: config.SURVEYJS_LICENSE_KEY },
      onError: (error) => log.error({ error }, "the builder met an error"),
    });
    const ready = async () => ({ ...(await readiness(clock)), ...bot.ready() });
    answer = buildHttp({
      ...{ log, publicUrl, ready },
      routers: [metricsRouter({ ready, clock }), ...bot.routers, builder],
    });

    const schedule = await startSchedule([...jobs, proposeQuestionnaires(publicUrl)], {
      db: nativeDatabase(),
      clock,
      onError: (error, job) => log.error({ error, job }, "a job failed"),
    });
    undo.push((graceMs) => schedule.stop(graceMs));
    await schedule.keep([keepStores((more) => schedule.keep(more))]);
    log.info({ url }, "started");
    return { url, settled: () => bot.settled(), stop };
  } catch (error) {
    await stop(0);
    throw error;
  }
}

async function readiness(clock: Clock): Promise<{ database: boolean; jobs: boolean }> {
  try {
    await ping();
    const last = await Heartbeat.last();
    return { database: true, jobs: last !== null && clock().getTime() - last.getTime() < HEARTBEAT_LATE_MS };
  } catch {
    return { database: false, jobs: false };
  }
}

async function listen(server: Server, { HOST, PORT }: Config): Promise<string> {
  server.listen(PORT, HOST);
  try {
    await once(server, "listening");
  } catch (error) {
    throw new AppError(
      "http.cannotListen",
      { host: HOST, port: PORT, reason: (error as Error).message },
      { cause: error },
    );
  }
  const { port } = server.address() as AddressInfo;
  return `http://${HOST.includes(":") ? `[${HOST}]` : HOST}:${port}`;
}

/** Lets requests in hand finish; what still holds on after the grace is cut. */
async function close(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(cut);
}
