import type { Form, Values } from "./form.ts";
import type { Card } from "./message.ts";

export type { Button, Card, Inline } from "./message.ts";
export type { Form, Question, Value, Values } from "./form.ts";

/** Where people talk with the product. */
export type Platform = "web" | "slack" | "telegram";

/** A channel, or a thread in it, by the platform's own ids; on the desk a channel is `callbacks` or `dm:li`. */
export interface Place {
  platform: Platform;
  store: string;
  channel: string;
  /** The thread's id; left out in the channel itself. */
  thread?: string;
}

/** A message that was sent, by the platform's own id. */
export interface MsgRef {
  place: Place;
  id: string;
}

/** A person of the store as a chat needs to know him. */
export interface Recipient {
  store: string;
  code: string;
  slack?: string;
  telegram?: string;
}

/** What a platform can do at a place. */
export interface Caps {
  /** How a form is asked: as a page of its own, in a modal window, or question by question. */
  form: "page" | "modal" | "questions";
  /** How a thread is kept: built in, as a forum topic, or as replies to its root. */
  threads: "native" | "topic" | "reply";
  /** Whether an edited or deleted text of a person is heard of. */
  hears: { edits: boolean; deletions: boolean };
  images: boolean;
  /** The longest text of a message, in characters. */
  textLimit: number;
  /** The least time between two messages to this channel, in milliseconds. */
  paceMs: number;
  /** The same between two edits, where those are counted apart; left out, they share the pace of messages. */
  editPaceMs?: number;
  /** The product keeps the messages itself: an edit costs no more than writing down that one is due. */
  own?: true;
}

/**
 * How sending went: `wait` nothing was sent, try again after so many milliseconds; `gone` the place or message
 * is no more; `forbidden` the product may not write there; `bad` it was refused and always will be; `unsure` it
 * may have arrived.
 */
export type Sent<T = MsgRef> =
  | { kind: "ok"; ref: T }
  | { kind: "wait"; ms: number }
  | { kind: "gone" }
  | { kind: "forbidden" }
  | { kind: "bad"; reason: string }
  | { kind: "unsure" };

/** A picture: what it shows in words, for who cannot see it, and what stands under it. */
export interface Picture {
  png: Uint8Array;
  alt: string;
  caption?: string;
}

/** A platform, as the product sees it: the flows know this alone. It never throws on what a platform answers. */
export interface ChatPort {
  readonly platform: Platform;
  caps(at: Place): Caps;
  /** Which of the platform's limits the card breaks, in words for the log; empty when it can be sent. */
  check(card: Card): string[];
  /** Sends a card; `key` names this sending, so that `find` can tell whether it arrived. */
  send(to: Place, card: Card, key: string): Promise<Sent>;
  /**
   * The message sent under that key, so many milliseconds ago at the most; `unknown` where a platform cannot say: it is
   * sent again; `later` where it could not be asked just now.
   */
  find(at: Place, key: string, agoMs: number): Promise<MsgRef | "none" | "unknown" | "later">;
  /**
   * Makes a message show another card. A message that shows it already is `ok`, and so is one of the product's own
   * that shows a later revision than this one of its subject.
   */
  update(message: MsgRef, card: Card, revision?: number): Promise<Sent>;
  /** The place of the thread under a message; asked twice, it is the same one. */
  startThread(root: MsgRef, title: string): Promise<Sent<Place>>;
  /** The place where this person alone reads. */
  dm(person: Recipient): Promise<Sent<Place>>;
  /** Sends a picture; `key` names this sending, as with a card. */
  image(to: Place, picture: Picture, key: string): Promise<Sent>;
  /** Opens the ears: every event goes to the inbox, and is told off to the platform only when that has it. */
  start(inbox: ChatInbox): Promise<void>;
  /** Takes no more events and waits for the work in flight, for at most that long. */
  stop(graceMs: number): Promise<void>;
}

/** Told once the event is on disk: a platform that must be answered at once is answered then. */
export type Kept = () => void;

/**
 * What people do, as the product hears it: the inbox keeps each event and hands it to the router, which is one
 * too. Throws `chat.notYet` when the work takes too long or the product is stopping: the event is kept, and the
 * same key again brings the answer.
 */
export interface ChatInbox {
  /** A button was pressed. */
  pressed(event: Pressed, kept?: Kept): Promise<Reply>;
  /** A form was sent. */
  answered(event: Answered, kept?: Kept): Promise<FormVerdict>;
  /** Answers of a form still being filled in. */
  drafted(event: Drafted, kept?: Kept): Promise<void>;
  /** A text in a channel or thread, or a command. */
  wrote(event: Wrote, kept?: Kept): Promise<Reply>;
  edited(event: Edited, kept?: Kept): Promise<void>;
  deleted(event: Deleted, kept?: Kept): Promise<void>;
}

/** What every event says. */
export interface ChatEvent {
  /** The platform's key: the same one twice is the same event, and the work is done once. */
  key: string;
  platform: Platform;
  by: Author;
  /** When it happened, by the product's clock. */
  at: Date;
}

/** Who did it: a person of a store where the platform knows him, else the platform's own user id. */
export type Author = { store: string; person: string } | { user: string; name?: string };

/** A press of a button. */
export interface Pressed extends ChatEvent {
  token: string;
  /** The message that bears the button, where it is known; a press on an orphan adopts it. */
  message?: MsgRef;
}

/** A form sent with its answers. */
export interface Answered extends ChatEvent {
  formId: string;
  values: Values;
}

/** Some answers of a form, each as it is given; what they do not name stays as it was. */
export interface Drafted extends ChatEvent {
  formId: string;
  values: Values;
}

/** A text; one that begins with `/` is a command, on a platform with commands of its own too. */
export interface Wrote extends ChatEvent {
  message: MsgRef;
  text: string;
  /** Only this product is spoken to, by name or alone with it: it never keeps silent then. */
  direct: boolean;
}

/** A text that its author changed. */
export interface Edited extends ChatEvent {
  message: MsgRef;
  text: string;
}

/** A text that its author took away. */
export interface Deleted extends ChatEvent {
  message: MsgRef;
}

/** What the one who acted gets to see, and nobody else. */
export interface Reply {
  /** One sentence. */
  toast?: string;
  /** A form to fill in. */
  form?: Form;
  /** Something to read; it alone may hold a phone number. */
  card?: Card;
}

/** Whether a form was taken: if so, perhaps with what follows; if not, why, by the key of the question. */
export type FormVerdict = ({ ok: true } & Reply) | { ok: false; errors: Record<string, string> };
