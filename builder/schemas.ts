import { z } from "zod";
import { readPeriod } from "../models/rules/period.ts";

const key = z.string().regex(/^[\w-]{8,64}$/);
const base = z.number().int().min(0);
const period = z
  .string()
  .transform((code) => readPeriod(code))
  .refine((found) => found !== null)
  .optional();
const version = z.coerce.number().int().min(1).max(1_000_000);
// A definition is JSON of any kind: the check says what is wrong with it. Left out it is no definition at all.
const definition = z.unknown().refine((value) => value !== undefined);

/** What the page may send, by route; everything else is refused. */
export const bodies = {
  save: z.strictObject({ key, base, definition }),
  discard: z.strictObject({ key, base }),
  editing: z.strictObject({ tab: key, leaving: z.boolean().optional() }),
  accept: z.strictObject({
    key,
    base,
    from: z.enum(["period", "headOffice"]),
    period: z.string().optional(),
  }),
  publish: z.strictObject({ key, base, reason: z.string().trim().min(4).max(400) }),
  restore: z.strictObject({ key, base, version: z.number().int().min(1) }),
  calibration: z.strictObject({
    key,
    definition,
    lines: z.array(z.string().max(60)).min(1).max(100),
    seconds: z.number().positive().max(3_600),
  }),
};

/** What stands in an address and behind its question mark. */
export const queries = {
  owner: z.string().regex(/^(group:)?[A-Za-z0-9][\w-]{0,31}$/),
  kind: z.enum(["sales", "service"]),
  version,
  period: z.object({ period }),
  differences: z.object({
    from: z.union([z.literal("draft"), version]),
    to: z.union([z.literal("draft"), version]),
  }),
  words: z.object({
    period,
    tone: z.enum(["praise", "blame"]).optional(),
    before: z.iso.datetime().optional(),
  }),
};
