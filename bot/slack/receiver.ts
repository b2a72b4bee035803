import express, { type Router } from "express";
import type { Receiver, SocketModeReceiver } from "@slack/bolt";
import { clientOptions, quietLogger } from "./client.ts";
import { refuseReplays } from "./replays.ts";

/** How Slack reaches the product: by HTTP, signed, or by Socket Mode, over a connection that the product makes. */
export type Way = { signingSecret: string } | { appToken: string };

/** What a receiver is made of. */
export interface ReceiverParts {
  way: Way;
  /** Where the HTTP way is mounted. */
  router: Router;
  apiUrl?: string | undefined;
  wall(): Date;
  onError(error: unknown): void;
}

/** Where Slack's requests come in. */
export const EVENTS_PATH = "/slack/events";

/** Builds Bolt's receiver; by HTTP it stands in the product's own web application, behind the guard against replays. */
export async function createReceiver(parts: ReceiverParts): Promise<Receiver | SocketModeReceiver> {
  const { ExpressReceiver, SocketModeReceiver: Socket } = await import("@slack/bolt");
  const { way, router, wall, onError } = parts;
  const logger = quietLogger(onError);
  if ("appToken" in way) {
    return new Socket({
      appToken: way.appToken,
      logger,
      // Bolt's own way back ends the process where Slack refuses it once: see `stayConnected`.
      autoReconnectEnabled: false,
      installerOptions: { clientOptions: clientOptions(parts, CONNECT_MS) },
    });
  }
  const receiver = new ExpressReceiver({
    signingSecret: way.signingSecret,
    endpoints: EVENTS_PATH,
    app: express(),
    logger,
    // Slack's patience is over: it sends the event again, and finds it done.
    unhandledRequestHandler: ({ response }) => void (response.headersSent || response.writeHead(503).end()),
    processEventErrorHandler: async ({ error, response }) => {
      onError(error);
      // Not on disk: Slack sends it again.
      if (!response.headersSent) response.writeHead(500).end();
      return false;
    },
  });
  router.post(EVENTS_PATH, refuseReplays(wall));
  router.use(receiver.router);
  return receiver;
}

const CONNECT_MS = 10_000;
