import type { Deed } from "../models/act.ts";

/** A job's deed on one noun: the same one while that noun stands as it was, another once it has changed. */
export function deedFor(job: string, { revision }: { revision: number }, now: Date): Deed {
  return { by: `${job}:${revision}`, at: now };
}
