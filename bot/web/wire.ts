import type { Locale } from "../../locales/index.ts";
import type { Role } from "../../models/rules/kinds.ts";
import type { Card, FormVerdict, Reply, Values } from "../chat.ts";

/**
 * What the desk page and its server say to each other: JSON under `/desk/api`, a cookie as the session. Every
 * refusal is a status and a `Refusal`. `key` is made by the page for each act and kept until it is acknowledged;
 * the same key again does nothing twice and answers the same.
 */
export interface Wire {
  "GET /me": { answer: Me };
  "PATCH /me": { body: { locale?: Locale }; answer: Me };
  /** The cards of a channel, oldest first: all that still need somebody, and the newest of the others. */
  "GET /channels/:code": { query: { before?: string }; answer: { cards: DeskItem[]; more: boolean } };
  /** The entries under a card, oldest first; `:ref` is the card's. */
  "GET /threads/:ref": { answer: { root: DeskItem; messages: DeskItem[] } };
  /** Said after each `hello` of the stream: answers what the page lacks or has in an older revision. */
  "POST /sync": { body: { have: Record<string, number> }; answer: { cards: DeskItem[]; gone: string[] } };
  "POST /press": { body: { key: string; token: string; ref?: string }; answer: Reply };
  "POST /answer": { body: { key: string; formId: string; values: Values }; answer: FormVerdict };
  "POST /draft": { body: { key: string; formId: string; values: Values }; answer: { ok: true } };
  /** A text, or a command that begins with `/`, whose answer is for its author alone. */
  "POST /say": { body: { key: string; channel: string; thread?: string; text: string }; answer: Said };
  "PATCH /messages/:ref": { body: { key: string; text: string }; answer: Said };
  "DELETE /messages/:ref": { body: { key: string }; answer: Said };
}

/** The answer to a text: what was posted, unless it was a command, and what its author alone gets to see. */
export type Said = Reply & { item?: DeskItem };

/** Who is signed in, and what he may do. */
export interface Me {
  person: { code: string; name: string };
  store: { code: string; name: string; zone: string };
  roles: Role[];
  locale: Locale;
  channels: ChannelInfo[];
  /** The commands that may be typed, `/` and all. */
  commands: string[];
}

/** A channel that the person may read; `dm:<his code>` is what the product says to him alone. */
export interface ChannelInfo {
  code: string;
  name: string;
  /** Who reads there, in words. */
  about: string;
  /** How many cards wait for this person, and whether one of them is urgent. */
  unread: number;
  urgent: boolean;
}

/** A card or text on the desk. Of two with one `ref`, the higher revision is the newer. */
export interface DeskItem {
  ref: string;
  revision: number;
  /** `thread` is the `ref` of the card that it stands under. */
  place: { channel: string; thread?: string };
  /** When it was first posted, by the product's clock. */
  at: string;
  card: Card;
}

/** The server-sent events by name; a comment line every 15 seconds keeps the stream alive. */
export interface StreamEvents {
  /** First of all. `now` is the product's clock, by which the page tells the time. */
  hello: { now: string };
  /** A card in a channel is new or changed. */
  card: DeskItem;
  /** A text or a thread's entry is new or changed. */
  message: DeskItem;
  /** An item may no longer be read by this person. */
  gone: { ref: string };
  /** The channels or the person changed: ask `GET /me` again. */
  me: Record<string, never>;
}

/** Why a request was refused; the code is stable, the sentence is in the reader's language. */
export interface Refusal {
  error: RefusalCode;
  message?: string;
}

/**
 * The codes of refusals: 400, 401, 403, 404, 409 `refused` (the message says why) and `parked` (noted, and the
 * admin told), 413, 429, 500 and 503 `notYet`. After 429 and 5xx the same request with the same key is worth
 * another try.
 */
export type RefusalCode =
  | "badRequest"
  | "signedOut"
  | "foreignOrigin"
  | "notFound"
  | "refused"
  | "parked"
  | "tooLarge"
  | "tooMany"
  | "internal"
  | "notYet";
