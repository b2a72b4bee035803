/** How long what replaces a placeholder usually is when spoken. */
export interface Placeholder {
  /** In Chinese, in characters. */
  characters: number;
  /** In English, in words. */
  words: number;
}

/** What a line may leave open, filled in from the customer's file before it is read aloud. */
export const placeholders = {
  /** The customer's name. */
  customer: { characters: 3, words: 2 },
  /** Form of address: 先生, 女士, Mr, Ms. */
  title: { characters: 2, words: 1 },
  store: { characters: 4, words: 3 },
  /** The caller's own name. */
  clerk: { characters: 3, words: 2 },
  /** A plate is spelt, in either language: seven signs. */
  plate: { characters: 7, words: 7 },
  model: { characters: 4, words: 2 },
} as const satisfies Record<string, Placeholder>;

/** Finds `{…}` in a text; the first group is the name inside. */
export const PLACEHOLDER = /\{([^{}]*)\}/g;
