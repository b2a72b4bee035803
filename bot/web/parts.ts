import type { Locale } from "../../locales/index.ts";
import type { Person } from "../../models/person.ts";
import type { Tokens } from "../tokens.ts";
import type { Access } from "./access.ts";
import type { DeskPort } from "./deskPort.ts";
import type { Hub } from "./hub.ts";
import type { Rate } from "./rate.ts";
import type { Sessions } from "./sessions.ts";

/** What the desk's routes are made of. */
export interface RouteParts {
  access: Access;
  hub: Hub;
  port: DeskPort;
  sessions: Sessions;
  tokens: Pick<Tokens, "read">;
  /** The commands that a person may type, `/` and all. */
  commands(person: Person): string[];
  /** The product's clock, which the page shows, and the wall clock, by which sessions and streams live. */
  clock(): Date;
  wall(): Date;
  /** The language of who is not signed in. */
  locale: Locale;
  /** Where the built pages are; left out, none is served. */
  pages?: string | undefined;
  /** What one person may send; generous for people, not for loops. */
  rate: Rate;
  onError(error: unknown): void;
}
