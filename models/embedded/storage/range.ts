import { HIGHEST } from "./keys.ts";

/** Keys from `start` up to, but without, `end`. */
export interface Range {
  start: string;
  end: string;
}

/** All keys that begin with a prefix. */
export const prefixRange = (prefix: string): Range => ({ start: prefix, end: prefix + HIGHEST });

/** What the keys of a collection or an index begin with: its id in four bytes. */
export const idPrefix = (id: number): string =>
  String.fromCharCode((id >>> 24) & 0xff, (id >>> 16) & 0xff, (id >>> 8) & 0xff, id & 0xff);
