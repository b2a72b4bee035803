import { type Doc } from "../bson.ts";
import { Heap } from "./heap.ts";
import { checkMemory, MEMORY_LIMIT } from "./memory.ts";
import { compileKeyOrder, compileSortKeys, type Sort } from "./sort.ts";

/** How much a sort keeps. */
export interface SorterOptions {
  /** Only the first so many items are wanted, and no others are kept; 0 stands for all. */
  limit?: number;
  /** How many bytes may be held; 100 MB unless told. */
  maxBytes?: number;
}

interface Entry<T> {
  item: T;
  keys: string[];
  arrived: number;
  bytes: number;
}

// Sorting so many takes about two milliseconds, and no step of a sort takes longer.
const RUN_LENGTH = 1024;
const MOST_IN_HEAP = 8 * RUN_LENGTH;

/**
 * Sorts items in small steps: runs are sorted as they fill and merged while the results are read. Equal items
 * stay in the order in which they came.
 */
export class Sorter<T> {
  private readonly limit: number;
  /** The wanted items are few enough to be picked while they come. */
  private readonly isSmall: boolean;
  private readonly maxBytes: number;
  private readonly keysOf: (doc: Doc) => string[];
  private readonly compare: (a: Entry<T>, b: Entry<T>) => number;
  /** With a limit: the best so far, the worst of them on top. */
  private readonly best: Heap<Entry<T>>;
  private readonly runs: Entry<T>[][] = [];
  private run: Entry<T>[] = [];
  private arrived = 0;
  private bytes = 0;

  constructor(sort: Sort, options: SorterOptions = {}) {
    const limit = options.limit || Infinity;
    this.limit = limit;
    this.isSmall = limit <= MOST_IN_HEAP;
    this.maxBytes = options.maxBytes ?? MEMORY_LIMIT;
    this.keysOf = compileSortKeys(sort);
    const order = compileKeyOrder(sort);
    this.compare = (a, b) => order(a.keys, b.keys) || a.arrived - b.arrived;
    this.best = new Heap((a, b) => this.compare(a, b) > 0);
  }

  /** `doc` gives the keys, `bytes` what keeping `item` costs. Throws 292 when too much is held. */
  add(item: T, doc: Doc, bytes: number): void {
    const keys = this.keysOf(doc);
    const size = bytes + keys.reduce((sum, key) => sum + 2 * key.length, ENTRY_BYTES);
    const entry = { item, keys, arrived: this.arrived++, bytes: size };
    if (this.isSmall) this.addToBest(entry);
    else this.addToRun(entry);
    checkMemory("Sort", this.bytes, this.maxBytes);
  }

  /** The items in order; lazy. Nothing is added after. */
  *results(): Generator<T> {
    while (this.best.size) {
      this.run.push(this.best.pop()!);
      if (this.run.length === RUN_LENGTH) this.closeRun();
    }
    this.closeRun();
    const heads = new Heap<{ run: Entry<T>[]; at: number }>(
      (a, b) => this.compare(a.run[a.at]!, b.run[b.at]!) < 0,
    );
    for (const run of this.runs) heads.push({ run, at: 0 });
    let left = this.limit;
    for (let head = heads.top; head && left > 0; head = heads.top, left--) {
      yield head.run[head.at]!.item;
      if (head.at + 1 < head.run.length) heads.replaceTop({ run: head.run, at: head.at + 1 });
      else heads.pop();
    }
  }

  private addToRun(entry: Entry<T>): void {
    this.bytes += entry.bytes;
    this.run.push(entry);
    if (this.run.length === RUN_LENGTH) this.closeRun();
  }

  private addToBest(entry: Entry<T>): void {
    const worst = this.best.top;
    if (this.best.size < this.limit || !worst) {
      this.bytes += entry.bytes;
      this.best.push(entry);
    } else if (this.compare(entry, worst) < 0) {
      this.bytes += entry.bytes - worst.bytes;
      this.best.replaceTop(entry);
    }
  }

  private closeRun(): void {
    if (!this.run.length) return;
    this.runs.push(this.run.sort(this.compare));
    this.run = [];
  }
}

const ENTRY_BYTES = 100;
