/** Puts the cursor of the keyboard on a card, and the card into sight. */
export function focusCard(ref: string): void {
  document.querySelector<HTMLElement>(`article[data-ref="${CSS.escape(ref)}"]`)?.focus();
}
