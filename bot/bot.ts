import type { Router } from "express";
import type { Locale } from "../locales/index.ts";
import { Person } from "../models/person.ts";
import { displays, renderNotice } from "./cards.ts";
import type { ChatPort } from "./chat.ts";
import { createDispatcher } from "./dispatcher.ts";
import { commandsFor } from "./flows/commands/names.ts";
import { createInbox } from "./inbox.ts";
import { createRouter } from "./router.ts";
import { createTokens } from "./tokens.ts";
import { tellOfDeadPlace, tellOfParked } from "./troubles.ts";
import { createDesk } from "./web/desk.ts";
import type { Doors } from "./web/doors.ts";

/** What the chats are built of. */
export interface BotParts {
  /** Where people reach the product. */
  publicUrl: string;
  /** The folder of the built pages. */
  pages: string;
  /** The language for those whose own nobody knows. */
  locale: Locale;
  /** The product's clock. */
  clock(): Date;
  /** No other process works on this database. */
  alone: boolean;
  onError(error: unknown): void;
}

/** Every chat with its ears and its mouth: the inbox before the flows, the dispatcher behind the database. */
export interface Bot {
  /** What the chats answer over HTTP. */
  router: Router;
  /** What stands before every page of the people who work on the desk. */
  doors: Doors;
  /** Takes up what was left undone, then listens and speaks. */
  start(): Promise<void>;
  /** Takes no more events, finishes those in hand and brings their cards out, for at most that long. */
  stop(graceMs: number): Promise<void>;
  /** Resolves when every card shows what the database holds. */
  settled(): Promise<void>;
}

/** Builds the chats. */
export function createBot({ publicUrl, pages, locale, clock, alone, onError }: BotParts): Bot {
  const tokens = createTokens();
  const desk = createDesk({ publicUrl, pages, tokens, commands: commandsFor, clock, locale, alone, onError });
  const ports: ChatPort[] = [desk.port];
  const dispatcher = createDispatcher({
    ports,
    displays: displays({ tokens, clock }),
    renderNotice,
    recipient,
    onDead: (end) => tellOfDeadPlace(end, clock()),
    onError,
  });
  const inbox = createInbox({
    router: desk.hear(createRouter({ tokens })),
    tokens,
    locale,
    alone,
    onParked: (event, reason) => {
      onError(new Error(`an event was put aside: ${event._id}: ${reason}`));
      return tellOfParked(event, clock());
    },
    onWorked: () => dispatcher.wake(),
    onError,
  });
  return {
    router: desk.router,
    doors: desk.doors,
    async start() {
      await inbox.sweep();
      inbox.start();
      dispatcher.start();
      for (const port of ports) await port.start(inbox);
    },
    async stop(graceMs) {
      const until = performance.now() + graceMs;
      const left = () => Math.max(0, until - performance.now());
      await inbox.stop(left());
      await dispatcher.stop(left());
      await Promise.all(ports.map((port) => port.stop(left())));
    },
    settled: () => dispatcher.settled(),
  };
}

/** Somebody as the chats need to know him; null when he works here no more. */
async function recipient(store: string, code: string) {
  const person = (await Person.of(store)).find((each) => each.code === code);
  return person
    ? {
        store,
        code,
        ...(person.slack !== undefined && { slack: person.slack }),
        ...(person.telegram !== undefined && { telegram: person.telegram }),
      }
    : null;
}
