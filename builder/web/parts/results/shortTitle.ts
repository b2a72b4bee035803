/** A question short enough to stand at an axis: as many characters as that, a Chinese one being as wide as two. */
export function shortTitle(title: string, letters: number): string {
  let width = 0;
  let short = "";
  for (const character of title) {
    width += /[\u2e80-\uffff]/.test(character) ? 1 : 0.5;
    if (width > letters) return `${short.trimEnd()}…`;
    short += character;
  }
  return short;
}

/** The same within the HTML of a tooltip. */
export const safeTitle = (title: string): string =>
  shortTitle(title, 24).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
