import { existsSync, readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { z } from "zod";
import { AppError } from "./locales/appError.ts";
import { locales, type Locale } from "./locales/index.ts";

// An empty line in .env (`MONGODB_URI=`) means "not set".
const optional = <T extends z.ZodType>(type: T) =>
  z.preprocess((value) => value || undefined, type.optional());
const or = <T extends z.ZodType>(type: T, fallback: z.input<T>) =>
  z.preprocess((value) => value || fallback, type);
const httpUrl = z.url({ protocol: /^https?$/ });
const mongoUrl = z.string().regex(/^mongodb(\+srv)?:\/\/.+/, "must begin with mongodb:// or mongodb+srv://");

const environment = z.object({
  MONGODB_URI: optional(mongoUrl),
  HUIFANG_DATA: or(z.string(), "./data"),
  HOST: or(z.string(), "127.0.0.1"),
  PORT: or(z.coerce.number().int().min(0).max(65_535), 3000),
  PUBLIC_URL: optional(httpUrl),
  LOCALE: or(z.enum(locales as [Locale, ...Locale[]]), "zh-CN"),
  SLACK_BOT_TOKEN: optional(z.string().startsWith("xoxb-")),
  SLACK_SIGNING_SECRET: optional(z.string()),
  SLACK_APP_TOKEN: optional(z.string().startsWith("xapp-")),
  SLACK_API_URL: optional(httpUrl),
  TELEGRAM_BOT_TOKEN: optional(z.string().regex(/^\d+:[\w-]+$/, "must look like 123456:ABC-DEF")),
  TELEGRAM_API_ROOT: optional(httpUrl),
  TELEGRAM_WEBHOOK_SECRET: optional(z.string().regex(/^[\w-]{1,256}$/, "may hold letters, digits, _ and -")),
  SURVEYJS_LICENSE_KEY: optional(z.string()),
  LOG_LEVEL: or(z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]), "info"),
});

/** The names of the environment variables that configure the product. */
export const variables = Object.keys(environment.shape) as (keyof Config)[];

/** The product's configuration, under the names of its environment variables; the unset ones are undefined. */
export type Config = z.infer<typeof environment>;

/** The variables whose values never reach a log. */
export const secrets = [
  "MONGODB_URI",
  "SLACK_BOT_TOKEN",
  "SLACK_SIGNING_SECRET",
  "SLACK_APP_TOKEN",
  "TELEGRAM_BOT_TOKEN",
  "TELEGRAM_WEBHOOK_SECRET",
  "SURVEYJS_LICENSE_KEY",
] as const satisfies (keyof Config)[];

/** Reads the environment, over a `.env` file where there is one; throws `config.invalid`, every fault in it. */
export function readConfig(env: NodeJS.ProcessEnv = process.env, file = ".env"): Config {
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {};
  const result = environment.superRefine(checkSlack).safeParse({ ...fromFile, ...env });
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new AppError("config.invalid", { faults: faults.join("; ") });
}

/** A bot token alone lets the product speak on Slack and hear nothing. */
function checkSlack(config: z.infer<typeof environment>, { addIssue }: z.RefinementCtx): void {
  const { SLACK_BOT_TOKEN: token, SLACK_SIGNING_SECRET: secret, SLACK_APP_TOKEN: app } = config;
  const message = "is needed beside SLACK_BOT_TOKEN, or SLACK_APP_TOKEN for Socket Mode";
  if (token && !secret && !app) addIssue({ code: "custom", path: ["SLACK_SIGNING_SECRET"], message });
}
