/** What may be anything as an object; an empty one where it is none. */
export const asObject = (value: unknown): object =>
  typeof value === "object" && value !== null ? value : {};

/** The name of what Creator has selected; undefined where it has none. */
export const nameOf = (element: unknown): string | undefined =>
  typeof element === "object" && element !== null && "name" in element && typeof element.name === "string"
    ? element.name
    : undefined;
