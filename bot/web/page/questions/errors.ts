/** What was wrong with the answers of a form, by their keys. */
export type Errors = Readonly<Record<string, string>>;

/** The faults that are left once the answers under these keys were given anew. */
export function without(errors: Errors, keys: readonly string[]): Errors {
  return Object.fromEntries(Object.entries(errors).filter(([key]) => !keys.includes(key)));
}
