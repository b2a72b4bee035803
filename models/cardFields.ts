import type { Chat } from "./act.ts";
import type { OutboxFields } from "./outboxFields.ts";

/** What a card is about: the noun's type and id, as in `callback:665f1c…`. */
export type Subject = `${string}:${string}`;

/** A channel or thread of one store, as its platform names it; `dm:<code>` is where one person alone reads. */
export interface CardPlace {
  platform: Chat;
  channel: string;
  thread?: string | null;
}

/** A channel that is to be left alone, or only as far as new messages or edits go. */
export interface BusyPlace extends CardPlace {
  only?: "sends" | "edits";
}

/** Why nothing more can be sent to a place. */
export type DeadEnd = "gone" | "forbidden" | "bad";

/** A card in one place: which revision of its subject it shows and which it should; never state itself. */
export interface CardFields extends OutboxFields {
  subject: Subject;
  /** Tells apart the cards of one subject in one place. */
  role: string;
  /** The subject's revision that it has to show; it only grows. */
  wanted: number;
  /** The one that it shows; -1 before the first. */
  shown: number;
  /** The platform's id of the thread under its message. */
  thread?: string;
}

/** A card that must come to show a revision. */
export interface Wanted {
  store: string;
  subject: Subject;
  place: CardPlace;
  role: string;
  revision: number;
}
