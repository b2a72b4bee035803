import { createHash } from "node:crypto";

/** Sixteen letters, twelve bytes, tell one content from another. */
const LENGTH = 16;

/** A short text that is the same for the same content only. */
export function digestOf(content: unknown): string {
  return createHash("sha256").update(JSON.stringify(content)).digest("base64url").slice(0, LENGTH);
}
