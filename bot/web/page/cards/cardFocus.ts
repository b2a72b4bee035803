/** Puts the cursor of the keyboard on a card, and the card into sight. */
export function focusCard(ref: string): void {
  cardOf(ref)?.focus();
}

/** Presses a card's button: the main one, or the one of an action. */
export function pressOn(ref: string, button: string): void {
  cardOf(ref)
    ?.querySelector<HTMLElement>(`button[data-press="${CSS.escape(button)}"]`)
    ?.click();
}

const cardOf = (ref: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`article[data-ref="${CSS.escape(ref)}"]`);
