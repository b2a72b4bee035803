import type { ReceiverEvent } from "@slack/bolt";
import { Router } from "express";
import type { ChatInbox, ChatPort } from "../chat.ts";
import type { OtherChatParts } from "../otherChat.ts";
import { channelChanged } from "./channels.ts";
import { createPeople } from "./people.ts";
import type { SlackAccount } from "./account.ts";
import { createClient } from "./client.ts";
import { createOpenForms } from "./form/openForms.ts";
import { createPresenter } from "./present.ts";
import { createMouth } from "./slackPort.ts";
import type { Connection } from "./socket.ts";

/** What Slack is spoken with. */
export interface SlackParts
  extends SlackAccount, Pick<OtherChatParts, "clock" | "locale" | "onDead" | "onRevoked" | "onError"> {
  wall?(): Date;
  /** The least time between two messages to a channel, and how long a call is waited for; tests have less of both. */
  paceMs?: number;
  timeoutMs?: number;
}

/** Slack as a chat of the product. */
export interface Slack {
  port: ChatPort;
  /** What Slack's requests come to, where it reaches the product by HTTP. */
  router: Router;
  /** Whether Slack answers, and hears us where it is we who connect. */
  ready(): boolean;
  /** Resolves when what was heard has had its effect. */
  settled(): Promise<void>;
}

/** Builds the adapter; Bolt is loaded when it starts, so that nobody without Slack carries it. */
export function createSlack(parts: SlackParts): Slack {
  const { token, apiUrl, timeoutMs, onDead, onError, wall = () => new Date() } = parts;
  const onBroken = (reason: string): void => {
    onError(new Error(`Slack accepts the product no more: ${reason}`));
    parts.onRevoked("slack");
  };
  const router = Router();
  const client = createClient({ token, apiUrl, timeoutMs, onBroken, onError });
  const mouth = createMouth({ client, wall, paceMs: parts.paceMs });
  const inHand = new Set<Promise<unknown>>();
  let connection: Connection | undefined;

  async function listen(ears: ChatInbox): Promise<void> {
    const [{ createReceiver }, { createEars }, { stayConnected }] = await Promise.all([
      import("./receiver.ts"),
      import("./ears.ts"),
      import("./socket.ts"),
    ]);
    const { appToken, signingSecret = "" } = parts;
    const way = appToken === undefined ? { signingSecret } : { appToken };
    const receiver = await createReceiver({ way, router, apiUrl, wall, onError });
    const forms = createOpenForms();
    const presenter = createPresenter(client, forms, onError);
    const app = await createEars({
      ...{ ...parts, inbox: ears, client, forms, presenter, receiver, onBroken, wall },
      people: createPeople(client, wall),
      onChannel: (channel, now) => channelChanged(channel, now, onDead),
    });
    countWork(app, inHand);
    if ("client" in receiver) connection = stayConnected(receiver, onError);
  }

  async function settled(): Promise<void> {
    while (inHand.size > 0) await Promise.allSettled(inHand);
    await client.idle();
  }

  return {
    router,
    settled,
    ready: () => client.ready() && (connection?.isUp() ?? true),
    port: {
      ...mouth,
      async start(inbox) {
        await listen(inbox);
        await connection?.start();
        // Nobody waits for it: without Slack the desk serves alone, and the outbox holds what is to be said.
        void client.identity();
      },
      async stop(graceMs) {
        await connection?.stop();
        connection = undefined;
        await Promise.race([settled(), new Promise((resolve) => setTimeout(resolve, graceMs).unref())]);
      },
    },
  };
}

/** Bolt's own stop returns with its handlers still running: their work is counted here. */
function countWork(
  app: { processEvent(event: ReceiverEvent): Promise<void> },
  inHand: Set<Promise<unknown>>,
) {
  const process = app.processEvent.bind(app);
  app.processEvent = (event) => {
    const work = process(event).finally(() => inHand.delete(work));
    inHand.add(work);
    return work;
  };
}
