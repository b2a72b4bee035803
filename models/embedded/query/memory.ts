import { isPlain } from "../bson.ts";
import { MongoError } from "../errors.ts";

/** What one sort or one group may hold, as in MongoDB: 100 MB. */
export const MEMORY_LIMIT = 100 * 1024 * 1024;

/** Throws 292 past the limit. */
export function checkMemory(what: string, bytes: number, limit: number = MEMORY_LIMIT): void {
  if (bytes <= limit) return;
  const message = `${what} exceeded memory limit of ${limit} bytes, and the embedded database does not sort on disk`;
  throw new MongoError(292, "QueryExceededMemoryLimitNoDiskUseAllowed", message);
}

/** About how many bytes a value takes; good enough to bound what is held. */
export function sizeOf(value: unknown): number {
  if (typeof value === "string") return 24 + 2 * value.length;
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + 8 + sizeOf(item), 32);
  if (isPlain(value)) return Object.keys(value).reduce((sum, name) => sum + 16 + sizeOf(value[name]), 48);
  return typeof value === "object" && value !== null ? 64 : 8;
}
