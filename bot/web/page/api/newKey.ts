/** A fresh key for an act: 96 random bits, so that two computers never make the same one. */
export function newKey(): string {
  // Not randomUUID: browsers offer that on https alone, and a store may serve its desk in the house without it.
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
