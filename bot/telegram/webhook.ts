import express, { Router } from "express";
import { webhookCallback, type Bot } from "grammy";

/** Where Telegram calls us. */
export const WEBHOOK_PATH = "/telegram";

/** The largest update there is fits many times. */
const LARGEST = "1mb";

/**
 * The webhook: only a request with our secret is heard, and it is answered when the update is on disk; one that could
 * not be kept is answered with 500, so that Telegram brings it again.
 */
export function webhookRouter(bot: Bot, secret: string): Router {
  const router = Router();
  const take = webhookCallback(bot, "express", { secretToken: secret, onTimeout: "throw" });
  router.post(
    WEBHOOK_PATH,
    express.json({ limit: LARGEST }),
    async (req, res) => void (await take(req, res)),
  );
  return router;
}
