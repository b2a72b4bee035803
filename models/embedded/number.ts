import { isNumber } from "./storage/numberKey.ts";

/** A number of any BSON type as a JavaScript number; NaN for what is no number. */
export const toNumber = (value: unknown): number => (isNumber(value) ? Number(value.toString()) : NaN);
