import { createHash, randomBytes } from "node:crypto";

/** A new secret of 256 bits, to be handed out once; only its hash is kept. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** What is kept of a secret: enough to know it again, useless to who reads the database. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}
