import { randomBytes } from "node:crypto";
import { ButtonToken, type ButtonTokenFields } from "../models/buttonToken.ts";
import type { Subject } from "../models/cardFields.ts";

/** How long a button can be pressed; a card older than that is renewed by the first press. */
const VALID_MS = 30 * 86_400_000;
/** What a button means never changes, so that the last ones rendered need not be read again. */
const REMEMBERED = 5_000;
/** The card itself comes first, and many cards' tokens are one write. */
const WRITE_AFTER_MS = 5;

/** What a card's buttons act on. */
export interface TokenSubject {
  store: string;
  subject: Subject;
  /** The subject's revision that the card shows. */
  version: number;
}

/** What one button does: its action, and a word more where one is needed. */
export interface TokenAction {
  action: string;
  arg?: string;
}

/** The opaque tokens of buttons. */
export interface Tokens {
  /**
   * One token for each action, in their order: known here at once and on disk a moment later, while the card is on
   * its way. A crash in between leaves a button that renews its card when it is pressed.
   */
  issue(on: TokenSubject, actions: readonly TokenAction[]): Promise<string[]>;
  /** What a token means; null when it never was one, or has expired. */
  read(token: string): Promise<ButtonTokenFields | null>;
}

/** Makes and reads tokens; `wall` is the wall clock, by which they expire. */
export function createTokens(wall: () => Date = () => new Date()): Tokens {
  const known = new Map<string, ButtonTokenFields>();
  const remember = (token: ButtonTokenFields): void => {
    known.set(token._id, token);
    if (known.size > REMEMBERED) known.delete(known.keys().next().value!);
  };
  let unwritten: ButtonTokenFields[] = [];

  function write(): void {
    const tokens = unwritten;
    unwritten = [];
    ButtonToken.issue(tokens).catch(() => tokens.forEach(({ _id }) => known.delete(_id)));
  }

  return {
    async issue(on, actions) {
      const expires = new Date(wall().getTime() + VALID_MS);
      const tokens = actions.map((action) => ({ _id: newToken(), ...on, ...action, expires }));
      tokens.forEach(remember);
      if (unwritten.length === 0) setTimeout(write, WRITE_AFTER_MS);
      unwritten.push(...tokens);
      return tokens.map(({ _id }) => _id);
    },
    async read(token) {
      const found = known.get(token) ?? (isToken(token) ? await ButtonToken.read(token) : null);
      if (!found || found.expires <= wall()) return null;
      remember(found);
      return found;
    },
  };
}

/** 20 characters, 120 random bits; Telegram takes 64 bytes. */
const newToken = (): string => randomBytes(15).toString("base64url");

const isToken = (text: string): boolean => /^[\w-]{20}$/.test(text);
