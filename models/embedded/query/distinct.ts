import { visitAt, type Doc } from "../bson.ts";
import { location } from "../errors.ts";
import { orderKey } from "../storage/keys.ts";
import { sizeOf } from "./memory.ts";

const MAX_BYTES = 16 * 1024 * 1024;

/**
 * Collects the distinct values at a path, the items of arrays each for itself, in the order of their first
 * sight.
 */
export class Distinct {
  readonly values: unknown[] = [];
  private readonly parts: string[];
  private readonly seen = new Set<string>();
  private bytes = 0;

  constructor(path: string) {
    this.parts = path.split(".");
  }

  /** Throws 17217 when the answer would not fit a document. */
  add(doc: Doc): void {
    visitAt(doc, this.parts, 0, (value, atIndex) => {
      if (Array.isArray(value) && !atIndex) for (const item of value) this.note(item);
      else this.note(value);
      return false;
    });
  }

  private note(value: unknown): void {
    if (value === undefined) return;
    const key = orderKey(value);
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.values.push(value);
    this.bytes += sizeOf(value);
    if (this.bytes > MAX_BYTES) throw location(17217, "distinct too big, 16mb cap");
  }
}
