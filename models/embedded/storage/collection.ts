import { decode, type Doc } from "../bson.ts";
import { fieldReader, type FieldReader } from "../fieldReader.ts";
import { changedFields } from "../rawFields.ts";
import { storedReader } from "../storedFields.ts";
import { duplicateKey } from "./duplicateKey.ts";
import { idOf, type Entry } from "./entry.ts";
import { entryMaker, fieldsOfIndex, type IndexEntries } from "./entryMaker.ts";
import { ID_INDEX, type IndexSpec } from "./indexSpec.ts";
import { isCut, keyPart, type KeyPart } from "./keys.ts";
import { idPrefix, prefixRange } from "./range.ts";
import { Row } from "./row.ts";
import { scan } from "./scan.ts";
import { type Store } from "./store.ts";

/** A collection as it is stored. */
export interface CollectionSpec {
  id: number;
  db: string;
  name: string;
  options: Doc;
  indexes: IndexSpec[];
}

/**
 * The documents of one collection together with their index entries, which are always in step: every change checks
 * all it has to before its first write. (A nested transaction for each document would do that too, at 1.7 times the
 * price of its writes.) Changes are made only inside of `store.write`.
 */
export class Collection {
  readonly store: Store;
  readonly spec: CollectionSpec;
  /** Grows with each change, so that who searched before a transaction sees within it whether the answer still holds. */
  version = 0;

  private readonly save: (spec: CollectionSpec) => void;
  private readonly prefix: string;
  private readonly makers = new WeakMap<IndexSpec, ReturnType<typeof entryMaker>>();
  private reader: FieldReader | undefined;
  private readonly fields = new WeakMap<IndexSpec, ReadonlySet<string>>();
  /** By the ids of indexes: what their entries come of. */
  private readonly readers = new Map<string, (raw: Buffer) => Doc>();

  constructor(store: Store, spec: CollectionSpec, save: (spec: CollectionSpec) => void) {
    this.store = store;
    this.spec = spec;
    this.save = save;
    this.prefix = idPrefix(spec.id);
  }

  get ns(): string {
    return `${this.spec.db}.${this.spec.name}`;
  }

  get indexes(): IndexSpec[] {
    return this.spec.indexes;
  }

  get(id: KeyPart): Row | undefined {
    const raw = this.store.documents.get(this.prefix + id);
    return raw && new Row(id, raw);
  }

  /** Reads of a document what `insert` needs of it, or nothing: see fieldReader. Another one once the indexes change. */
  get keyReader(): FieldReader {
    return (this.reader ??= fieldReader(keyFields(this.indexes)));
  }

  /** Throws 11000 for a key that exists in a unique index. Of the document, no more than its keys need be right. */
  insert(raw: Buffer, doc: Doc = decode(raw)): void {
    const isPartial = this.indexes.some(({ partialFilterExpression }) => partialFilterExpression);
    this.store.attempt(() => this.insertWhole(raw, isPartial ? decode(raw) : doc));
  }

  /** Puts other bytes, with the same _id, in the place of a document's; throws 11000. */
  replace(row: Row, raw: Buffer): void {
    this.store.attempt(() => this.replaceWhole(row, raw));
  }

  remove(row: Row): void {
    this.store.attempt(() => this.removeWhole(row));
  }

  /** Adds a document that is stored already to an index that is being built; throws 11000. */
  addToIndex(index: IndexSpec, row: Row): void {
    const made = [this.entriesIn(index, row.doc, row.id)];
    this.checkUnique(made, row.doc, row.id);
    this.putEntries(made);
  }

  /** Notes facts about an index, and stores them if they are new. */
  mark(index: IndexSpec, facts: Pick<IndexSpec, "multikey" | "unordered">): void {
    const fresh = (facts.multikey && !index.multikey) || (facts.unordered && !index.unordered);
    if (!fresh) return;
    if (facts.multikey) index.multikey = true;
    if (facts.unordered) index.unordered = true;
    this.saveSpec();
  }

  /** Stores the definition after its indexes have changed. */
  saveSpec(): void {
    this.version++;
    this.reader = undefined;
    this.save(this.spec);
  }

  private insertWhole(raw: Buffer, doc: Doc): void {
    const { documents } = this.store;
    const id = keyPart(doc._id);
    const key = this.prefix + id;
    const entries = this.entriesOf(doc, id);
    const taken = this.firstTaken(entries, id);
    // Nothing is written before it is sure that all can be: the document's own key is tried last of the checks.
    if (taken ? documents.doesExist(key) : !this.store.putNew(documents, key, raw)) {
      throw duplicateKey(this.ns, this.indexes[0]!, doc);
    }
    if (taken) throw duplicateKey(this.ns, taken, doc);
    this.putEntries(entries);
    if (isCut(id)) this.mark(this.indexes[0]!, { unordered: true });
    this.version++;
  }

  private replaceWhole(row: Row, raw: Buffer): void {
    const touched = this.indexesOver(changedFields(row.raw, raw));
    if (touched.length > 0) this.replaceEntries(row, raw, touched);
    this.store.put(this.store.documents, this.prefix + row.id, raw);
    this.version++;
  }

  /** The entries of what has not changed stay as they are. */
  private replaceEntries(row: Row, raw: Buffer, touched: readonly IndexSpec[]): void {
    const read = this.readerFor(touched);
    const doc = read(raw);
    const known = read(row.raw);
    const after = touched.map((index) => this.entriesIn(index, doc, row.id));
    const before = touched.map((index) => this.entriesIn(index, known, row.id));
    const added = after.map((each, i) => ({ ...each, entries: without(each.entries, before[i]!.entries) }));
    this.checkUnique(added, doc, row.id);
    for (const [i, { entries }] of before.entries())
      for (const { key } of without(entries, after[i]!.entries)) this.store.remove(this.store.entries, key);
    this.putEntries(added);
  }

  private indexesOver(fields: ReadonlySet<string>): IndexSpec[] {
    return this.indexes.filter((index) => index.name !== ID_INDEX && areShared(this.fieldsOf(index), fields));
  }

  private fieldsOf(index: IndexSpec): ReadonlySet<string> {
    let fields = this.fields.get(index);
    if (!fields) this.fields.set(index, (fields = fieldsOfIndex(index)));
    return fields;
  }

  private readerFor(indexes: readonly IndexSpec[]): (raw: Buffer) => Doc {
    const ids = indexes.map(({ id }) => id).join();
    let read = this.readers.get(ids);
    if (!read) {
      const fields = new Set(indexes.flatMap((index) => [...this.fieldsOf(index)]));
      this.readers.set(ids, (read = storedReader(fields)));
    }
    return read;
  }

  private removeWhole(row: Row): void {
    for (const { entries } of this.entriesOf(row.doc, row.id)) {
      for (const { key } of entries) this.store.remove(this.store.entries, key);
    }
    this.store.remove(this.store.documents, this.prefix + row.id);
    this.version++;
  }

  /** Entries for every index but that of _id, which is the order of the documents themselves. */
  private entriesOf(doc: Doc, id: KeyPart): IndexEntries[] {
    const made: IndexEntries[] = [];
    for (const index of this.indexes) if (index.name !== ID_INDEX) made.push(this.entriesIn(index, doc, id));
    return made;
  }

  private entriesIn(index: IndexSpec, doc: Doc, id: KeyPart): IndexEntries {
    let make = this.makers.get(index);
    if (!make) this.makers.set(index, (make = entryMaker(index)));
    return make(doc, id);
  }

  private checkUnique(made: IndexEntries[], doc: Doc, id: KeyPart): void {
    const taken = this.firstTaken(made, id);
    if (taken) throw duplicateKey(this.ns, taken, doc);
  }

  /** The first unique index that holds one of the keys for another document. */
  private firstTaken(made: IndexEntries[], id: KeyPart): IndexSpec | undefined {
    for (const { index, entries } of made) {
      if (!index.unique) continue;
      for (const entry of entries) {
        const fields = entry.key.slice(0, entry.key.length - id.length);
        for (const other of scan(this.store.entries, prefixRange(fields), false, 2)) {
          if (idOf(other) !== id) return index;
        }
      }
    }
    return undefined;
  }

  private putEntries(made: IndexEntries[]): void {
    for (const { index, entries, multikey, ordered } of made) {
      if (multikey || !ordered) this.mark(index, { multikey, unordered: !ordered });
      for (const { key, value } of entries) this.store.put(this.store.entries, key, value);
    }
  }
}

/** The entries that are not among others of the same index. */
function without(entries: Entry[], others: readonly Entry[]): Entry[] {
  if (entries.length === 0 || others.length === 0) return entries;
  const keys = new Set(others.map(({ key }) => key));
  return entries.filter(({ key }) => !keys.has(key));
}

function areShared(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  for (const each of some) if (others.has(each)) return true;
  return false;
}

/** The fields in which the paths of some indexes begin. */
const keyFields = (indexes: IndexSpec[]): Set<string> =>
  new Set(indexes.flatMap(({ key }) => Object.keys(key).map((path) => path.split(".", 1)[0]!)));
