import type { Router } from "express";
import type { Locale } from "../locales/index.ts";
import type { ChatPort, Platform } from "./chat.ts";
import type { DeadPlace } from "./outboxParts.ts";
import type { Tokens } from "./tokens.ts";

/** A chat beside the desk: its port, and what it answers over HTTP. */
export interface OtherChat {
  port: ChatPort;
  router?: Router;
  /** Whether its platform answers; left out where nobody can say. */
  ready?(): boolean;
}

/** What such a chat gets of the product. */
export interface OtherChatParts {
  /** Where people reach the product. */
  publicUrl: string;
  tokens: Pick<Tokens, "read">;
  /** The commands that there are, in a language, in the order in which help names them. */
  commands(locale: Locale): CommandLine[];
  /** The product's clock. */
  clock(): Date;
  /** The language for those whose own nobody knows. */
  locale: Locale;
  /** No other process works on this database. */
  alone: boolean;
  /** The product was taken out of a channel: its admins hear of it by another way. */
  onDead(end: DeadPlace): Promise<void>;
  /** The platform does not know our token any more. */
  onRevoked(platform: Platform): void;
  /** Something that the log should tell, though nothing is wrong with it. */
  onNote(note: string): void;
  onError(error: unknown): void;
}

/** A command and what it does. */
export interface CommandLine {
  name: string;
  line: string;
}

/** Builds a chat; it asks nothing of its platform before its port is started. */
export type ConnectChat = (parts: OtherChatParts) => OtherChat;
