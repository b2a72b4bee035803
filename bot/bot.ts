import type { Router } from "express";
import type { Locale } from "../locales/index.ts";
import { Person } from "../models/person.ts";
import { displays, renderNotice } from "./cards.ts";
import type { ChatPort, Platform } from "./chat.ts";
import { createDispatcher } from "./dispatcher.ts";
import { commandLine, commandNames, commandsFor } from "./flows/commands/names.ts";
import { foresee } from "./flows/foresee.ts";
import { createInbox } from "./inbox.ts";
import { createRouter } from "./router.ts";
import type { ConnectChat } from "./otherChat.ts";
import { createTokens } from "./tokens.ts";
import { tellOfDeadPlace, tellOfParked, tellOfRevoked } from "./troubles.ts";
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
  /** The chats beside the desk. */
  chats?: readonly ConnectChat[];
  onError(error: unknown): void;
  /** Something that the log should tell, though nothing is wrong with it. */
  onNote(note: string): void;
}

/** Every chat with its ears and its mouth: the inbox before the flows, the dispatcher behind the database. */
export interface Bot {
  /** What the chats answer over HTTP. */
  routers: Router[];
  /** Which of the chats beside the desk are reached, by their platforms. */
  ready(): Record<string, boolean>;
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
export function createBot(parts: BotParts): Bot {
  const { publicUrl, pages, locale, clock, alone, onError } = parts;
  const tokens = createTokens();
  const desk = createDesk({ publicUrl, pages, tokens, commands: commandsFor, clock, locale, alone, onError });
  const others = (parts.chats ?? []).map((connect) =>
    connect({
      ...{ publicUrl, tokens, clock, locale, alone, onError, onNote: parts.onNote },
      commands: (language) => commandNames.map((name) => ({ name, line: commandLine(name, language) })),
      onDead: (end) => tellOfDeadPlace(end, clock()),
      onRevoked: (platform) => void tellOfRevoked(platform, clock()).catch(onError),
    }),
  );
  const ports: ChatPort[] = [desk.port, ...others.map(({ port }) => port)];
  const dispatcher = createDispatcher({
    ports,
    displays: displays({ tokens, clock, hearsDeletions: (chat) => hearsDeletions(ports, chat) }),
    renderNotice,
    recipient,
    onDead: (end) => tellOfDeadPlace(end, clock()),
    calm: () => inbox.calm(),
    alone,
    onError,
  });
  const inbox = createInbox({
    router: desk.hear(createRouter({ tokens })),
    tokens,
    foresee,
    locale,
    alone,
    onParked: (event, reason) => {
      onError(new Error(`an event was put aside: ${event._id}: ${reason}`));
      return tellOfParked(event, clock());
    },
    onError,
  });
  return {
    routers: [...others.flatMap(({ router }) => router ?? []), desk.router],
    ready: () =>
      Object.fromEntries(others.map(({ port, ready }) => [port.platform, ready === undefined || ready()])),
    doors: desk.doors,
    async start() {
      await inbox.sweep();
      inbox.start();
      await dispatcher.start();
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

/** Whether a chat tells what its people delete; one that is not connected says nothing at all. */
function hearsDeletions(ports: readonly ChatPort[], chat: Platform): boolean {
  const port = ports.find(({ platform }) => platform === chat);
  return port?.caps({ platform: chat, store: "", channel: "" }).hears.deletions ?? true;
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
