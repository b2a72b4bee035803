import type { Router } from "express";
import type { Locale } from "../../locales/index.ts";
import { DeskMessage } from "../../models/deskMessage.ts";
import type { Person } from "../../models/person.ts";
import type { ChatInbox } from "../chat.ts";
import type { Tokens } from "../tokens.ts";
import { createAccess } from "./access.ts";
import { createDeskPort, type DeskPort } from "./deskPort.ts";
import { deskRouter } from "./deskRouter.ts";
import { createDoors, type Doors } from "./doors.ts";
import { createHub } from "./hub.ts";
import type { Rate } from "./rate.ts";
import { createSessions, type Sessions } from "./sessions.ts";
import { withDeskTexts } from "./texts.ts";

/** What other processes post is looked for so often, and so far back: what was long in coming is not missed. */
const POLL_MS = 500;
const OVERLAP_MS = 10_000;

/** What the desk is built of. */
export interface DeskParts {
  /** Where people reach the product: over https its cookie goes over https alone. */
  publicUrl: string;
  tokens: Pick<Tokens, "read">;
  /** The commands that a person may type, `/` and all. */
  commands(person: Person): string[];
  /** The product's clock. */
  clock(): Date;
  wall?(): Date;
  locale: Locale;
  /** The folder of the built pages; left out, none is served. */
  pages?: string;
  /** No other process posts on this desk. */
  alone?: boolean;
  rate?: Rate;
  onError(error: unknown): void;
}

/** The browser desk: a chat of its own, served by our web server. */
export interface Desk {
  port: DeskPort;
  router: Router;
  sessions: Sessions;
  /** What stands before it, for other pages of the same people. */
  doors: Doors;
  /** Wraps the flows' router, so that what people write on the desk also stands there. */
  hear(router: ChatInbox): ChatInbox;
}

/** Builds the desk. */
export function createDesk(parts: DeskParts): Desk {
  const { wall = () => new Date(), rate = { burst: 120, perSecond: 20 } } = parts;
  const access = createAccess(wall);
  const hub = createHub(access);
  const sessions = createSessions(parts.publicUrl, access, wall);
  const own = createDeskPort({ hub, clock: parts.clock, wall });
  let timer: NodeJS.Timeout | undefined;

  async function poll(): Promise<void> {
    if (hub.size() === 0) return;
    const since = new Date(wall().getTime() - OVERLAP_MS);
    for (const message of await DeskMessage.touchedSince(since)) await hub.publish(message);
  }

  const port: DeskPort = {
    ...own,
    async start(inbox) {
      await own.start(inbox);
      if (!parts.alone) timer = setInterval(() => void poll().catch(parts.onError), POLL_MS).unref();
    },
    async stop(graceMs) {
      clearInterval(timer);
      await own.stop(graceMs);
      hub.close();
    },
  };
  return {
    port,
    router: deskRouter({ ...parts, access, hub, port, sessions, wall, rate }),
    sessions,
    doors: createDoors(sessions, { rate, wall, pages: parts.pages }),
    hear: (router) => withDeskTexts(router, { hub, wall }),
  };
}
