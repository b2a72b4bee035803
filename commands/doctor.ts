import { accessSync, constants, mkdirSync, statfsSync } from "node:fs";
import { createServer } from "node:net";
import { once } from "node:events";
import { AppError } from "../locales/appError.ts";
import type { TextKey, TextParams } from "../locales/index.ts";
import type { AddCommand, Context } from "./context.ts";
import { unknownHolidays } from "./doctorHolidays.ts";
import { checkTelegram } from "./doctorTelegram.ts";
import { readNow } from "./moment.ts";

/** What was looked at and found; a failed check says how to mend it. */
interface Check {
  name: string;
  ok: boolean;
  message: string;
  fix?: string;
}

const OLDEST_NODE = [20, 19] as const;
/** The database grows by itself; with less than this a day's work may not fit any more. */
const LITTLE_SPACE_MB = 500;

/** `huifang doctor`: whether all that the product needs is there, and what to do where it is not. */
export const addDoctor: AddCommand = (program, action) => {
  program
    .command("doctor")
    .description("check the installation and say how to mend it")
    .option("--now <iso>", "look as if it were that moment")
    .option("--json", "print one JSON document")
    .action(
      action(async (context, { now }: { now?: string }) => {
        const checks = [checkNode(context), checkDirectory(context), await checkPort(context)];
        checks.push(await checkDatabase(context), checkChats(context), checkLicence(context));
        checks.push(...(await checkSlack(context)));
        for (const { name, ok, key, params, fix } of await checkTelegram(context)) {
          checks.push(result(context, name, ok, key, params, fix));
        }
        for (const params of await unknownHolidays(context, readNow(now))) {
          checks.push(result(context, "holidays", true, "doctor.holidays", params));
        }
        context.report(
          { checks },
          checks.flatMap(({ name, ok, message, fix }) => [
            `${ok ? "✓" : "✗"} ${name}: ${message}`,
            ...(fix ? [`  → ${fix}`] : []),
          ]),
        );
        const failed = checks.filter(({ ok }) => !ok).length;
        if (failed) throw new AppError("doctor.failed", { failed });
      }),
    );
};

/** A check's result in words: `doctor.<key>`, and `doctor.<key>.fix` where it failed. */
function result(
  { text }: Context,
  name: string,
  ok: boolean,
  key: TextKey,
  params?: TextParams,
  fix?: TextKey,
): Check {
  return { name, ok, message: text(key, params), ...(fix && !ok && { fix: text(fix, params) }) };
}

function checkNode(context: Context): Check {
  const version = process.versions.node;
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const ok = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  return result(context, "node", ok, "doctor.node", { version }, "doctor.node.fix");
}

function checkDirectory(context: Context): Check {
  const directory = context.config.HUIFANG_DATA;
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
    const { bavail, bsize } = statfsSync(directory);
    const free = Math.floor((bavail * bsize) / 1e6);
    const enough = free >= LITTLE_SPACE_MB;
    return result(context, "data", enough, "doctor.data", { directory, free }, "doctor.data.space");
  } catch (error) {
    const reason = (error as Error).message;
    return result(context, "data", false, "doctor.data.unusable", { directory, reason }, "doctor.data.fix");
  }
}

async function checkPort(context: Context): Promise<Check> {
  const { HOST: host, PORT: port } = context.config;
  const probe = createServer().listen(port, host);
  try {
    await once(probe, "listening");
    return result(context, "port", true, "doctor.port", { host, port });
  } catch {
    const ours = await answersAsHuifang(`http://${host}:${port}/healthz`);
    return result(
      context,
      "port",
      ours,
      ours ? "doctor.port.ours" : "doctor.port.taken",
      { host, port },
      "doctor.port.fix",
    );
  } finally {
    probe.close();
  }
}

/** The port may well be taken: by the product itself, running beside this command. */
async function answersAsHuifang(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

async function checkDatabase(context: Context): Promise<Check> {
  try {
    return await context.withDatabase(async ({ kind, version }) => {
      const { refuseUnfinishedImport } = await import("../models/dataImport.ts");
      await refuseUnfinishedImport();
      return result(context, "database", true, "doctor.database", { kind, version });
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return {
      name: "database",
      ok: false,
      message: error.in(context.config.LOCALE),
      fix: context.text("doctor.database.fix"),
    };
  }
}

function checkChats(context: Context): Check {
  const { SLACK_BOT_TOKEN: slack, TELEGRAM_BOT_TOKEN: telegram } = context.config;
  const chats = [slack && "Slack", telegram && "Telegram"].filter(Boolean).join(", ");
  return chats
    ? result(context, "chats", true, "doctor.chats", { chats })
    : result(context, "chats", true, "doctor.chats.none");
}

/** Whether Slack takes the token, and whether it may do all that the manifest asks for. */
async function checkSlack(context: Context): Promise<Check[]> {
  const { slackAccount } = await import("../bot/slack/account.ts");
  const account = slackAccount(context.config);
  if (!account) return [];
  const { checkToken } = await import("../bot/slack/scopes.ts");
  const found = await checkToken(account);
  const say = (ok: boolean, key: TextKey, params: TextParams, fix?: TextKey): Check[] => [
    result(context, "slack", ok, key, params, fix),
  ];
  if ("refused" in found) {
    return say(false, "doctor.slack.refused", { reason: found.refused }, "doctor.slack.refused.fix");
  }
  const { team, missing } = found;
  return missing.length === 0
    ? say(true, "doctor.slack", { team })
    : say(false, "doctor.slack.scopes", { missing: missing.join(", ") }, "doctor.slack.scopes.fix");
}

/** Nothing stops without the key, so that its lack is said and is no fault. */
function checkLicence(context: Context): Check {
  const isSet = context.config.SURVEYJS_LICENSE_KEY !== undefined;
  return result(context, "licence", true, isSet ? "doctor.licence" : "doctor.licence.none");
}
