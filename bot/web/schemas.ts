import { z } from "zod";
import { locales, type Locale } from "../../locales/index.ts";

const key = z.string().regex(/^[\w-]{8,64}$/);
const ref = z.string().regex(/^[0-9a-f]{24}$/);
const channel = z.string().min(1).max(80);
const text = z.string().trim().min(1).max(4_000);
const formId = z.string().min(1).max(200);
// Names of fields in the database too: no dots, no dollars, no __proto__.
const question = z.string().regex(/^(?!__)[\w:-]{1,80}$/);
const value = z.union([
  z.number(),
  z.boolean(),
  z.string().max(4_000),
  z.array(z.string().max(200)).max(100),
  z.null(),
]);
const values = z.record(question, value).refine((given) => Object.keys(given).length <= 300);

/** What the page may send, by route; everything else is refused. */
export const bodies = {
  me: z.strictObject({ locale: z.enum(locales as [Locale, ...Locale[]]).optional() }),
  sync: z.strictObject({ have: z.record(ref, z.number().int().min(0)) }),
  press: z.strictObject({ key, token: z.string().min(1).max(64), ref: ref.optional() }),
  answer: z.strictObject({ key, formId, values }),
  draft: z.strictObject({ key, formId, values }),
  say: z.strictObject({ key, channel, thread: ref.optional(), text }),
  reword: z.strictObject({ key, text }),
  remove: z.strictObject({ key }),
};

/** What stands in an address. */
export const params = { ref, channel, before: z.iso.datetime().optional() };
