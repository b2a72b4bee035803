import type { CardView } from "./views.ts";

/** A run of words in a line: plain, in a style, or a link. No platform's markup may stand in it. */
export type Inline =
  string | { style: "bold" | "muted" | "warn" | "danger"; text: string } | { url: string; text: string };

/**
 * What stands in a channel about one subject: rendered anew from the database, never state itself. Neither its
 * neutral part nor its view holds a phone number or an address, but where it answers one person alone.
 */
export interface Card {
  /** The card in one line without any markup, for notifications and screen readers. */
  plain: string;
  title?: string;
  /** Lines of words. */
  body: Inline[][];
  /** Label and value, in the order of their weight. */
  facts?: [string, string][];
  /** Rows of buttons. */
  buttons?: Button[][];
  /** A picture as a `data:` address, on the desk alone: the others have messages of their own for it. */
  picture?: { src: string; alt: string };
  /** The same subject as data: the browser draws from it, in its reader's language; the others from the rest. */
  view?: CardView;
  /** What somebody still has to do about it; where it is left out, nobody has. The desk lists it till then. */
  todo?: Todo;
}

/** Whose turn it is: the codes of the persons, or whoever reads the channel. */
export interface Todo {
  of?: string[];
  /** Late, or a customer who must not wait: the channel's count turns red. */
  urgent?: boolean;
}

/** A button: its token names action, subject and version in the database and says nothing by itself. */
export interface Button {
  token: string;
  label: string;
  /** What pressing it does, by the code of its token: `start`, `handOver`, `file`, `acknowledge` …; never sent back. */
  action: string;
  tone?: "primary" | "danger";
}
