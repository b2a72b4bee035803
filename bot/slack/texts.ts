/** What a text of Slack's names people and channels by. */
export interface Names {
  /** How the product itself is mentioned. */
  self: string;
  person(user: string): string | undefined;
}

/** A text of Slack's as people read it: its marks for people, channels and links are written out. */
export function plainWords(text: string, { self, person }: Names): string {
  return text
    .replaceAll(`<@${self}>`, "")
    .replace(
      /<@(\w+)(?:\|([^>]*))?>/g,
      (_all, user: string, label?: string) => `@${label || (person(user) ?? user)}`,
    )
    .replace(/<#\w+\|([^>]*)>/g, "#$1")
    .replace(
      /<!(\w+)(?:\^[^|>]*)?(?:\|([^>]*))?>/g,
      (_all, word: string, label?: string) => label || `@${word}`,
    )
    .replace(/<(?:mailto:|tel:)?([^|>]+)\|([^>]+)>/g, "$2")
    .replace(/<(?:mailto:|tel:)?([^>]+)>/g, "$1")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .trim();
}

/** The product is spoken to by name. */
export const mentions = (text: string, self: string): boolean => text.includes(`<@${self}>`);
