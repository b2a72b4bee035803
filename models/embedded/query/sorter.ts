import { type Doc } from "../bson.ts";

export interface SorterOptions {
  limit?: number;
  /** How many bytes may be held; 100 MB unless told. */
  maxBytes?: number;
}

export class Sorter<T> {
  constructor(_sort: Record<string, 1 | -1>, _options: SorterOptions = {}) {
    throw new Error("soon");
  }
  /** `doc` gives the keys, `bytes` what keeping `item` costs. */
  add(_item: T, _doc: Doc, _bytes: number): void {
    throw new Error("soon");
  }
  results(): Iterable<T> {
    throw new Error("soon");
  }
}
