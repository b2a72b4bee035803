import { isDeepStrictEqual } from "node:util";
import { decode, encode, type Doc } from "../bson.ts";
import { type Table } from "../disk/files.ts";
import { MongoError } from "../errors.ts";
import { compileFilter } from "../query/filter.ts";
import { toNumber } from "../number.ts";
import { Collection, type CollectionSpec } from "./collection.ts";
import { ID_INDEX, optionsOf, parseIndex, type IndexSpec } from "./indexSpec.ts";
import { idPrefix, prefixRange, type Range } from "./range.ts";
import { type Store } from "./store.ts";

/**
 * Which collections and indexes exist; kept in memory and in the `definitions` of the store. Ids are never used
 * again, so what is dropped is forgotten at once and its keys are removed in small steps afterwards.
 */
export class Catalog {
  private readonly store: Store;
  private collections = new Map<string, Collection>();
  private leftovers = new Set<number>();
  private nextId = 1;

  constructor(store: Store) {
    this.store = store;
    store.onUndone = () => this.load();
    this.load();
  }

  get(db: string, name: string): Collection | undefined {
    return this.collections.get(`${db}.${name}`);
  }

  /** The collections of a database, or of all. */
  all(db?: string): Collection[] {
    return [...this.collections.values()].filter(({ spec }) => db === undefined || spec.db === db);
  }

  getOrCreate(db: string, name: string): Collection {
    return this.get(db, name) ?? this.create(db, name);
  }

  /** Throws 73 InvalidNamespace. */
  create(db: string, name: string, options: Doc = {}): Collection {
    checkNames(db, name);
    const id = this.takeId();
    const indexes = [{ id, name: ID_INDEX, key: { _id: 1 } }];
    const collection = this.attach({ id, db, name, options, indexes });
    this.save(collection.spec);
    return collection;
  }

  drop(collection: Collection): void {
    const { spec, ns } = collection;
    for (const { id } of spec.indexes) this.leaveOver(id);
    this.collections.delete(ns);
    this.store.remove(this.store.definitions, COLLECTION + idPrefix(spec.id));
    collection.version++;
  }

  /**
   * Notes a new index, to be built; undefined when it exists already. Throws 85 IndexOptionsConflict and 86
   * IndexKeySpecsConflict as MongoDB does, and what is wrong with the request.
   */
  addIndex(collection: Collection, request: Doc): IndexSpec | undefined {
    const index = parseIndex(request);
    if (index.partialFilterExpression) compileFilter(index.partialFilterExpression);
    if (existsAlready(collection.indexes, index)) return undefined;
    const added: IndexSpec = { ...index, id: this.takeId(), building: true };
    collection.spec.indexes.push(added);
    collection.saveSpec();
    return added;
  }

  dropIndex(collection: Collection, index: IndexSpec): void {
    this.leaveOver(index.id);
    collection.spec.indexes = collection.indexes.filter((other) => other !== index);
    collection.saveSpec();
  }

  /** Ids of what was dropped and still has keys. */
  get dropped(): readonly number[] {
    return [...this.leftovers];
  }

  /** Removes at most so many keys of something dropped; returns whether that was all. Inside of `store.write`. */
  clear(id: number, most: number): boolean {
    const range = prefixRange(idPrefix(id));
    const left = most - this.removeKeys(this.store.entries, range, most);
    if (left <= 0 || this.removeKeys(this.store.documents, range, left) === left) return false;
    this.store.remove(this.store.definitions, LEFTOVER + idPrefix(id));
    this.leftovers.delete(id);
    return true;
  }

  private removeKeys(table: Table, range: Range, most: number): number {
    const keys = [...table.getKeys({ ...range, limit: most })];
    for (const key of keys) this.store.remove(table, key);
    return keys.length;
  }

  private load(): void {
    this.collections = new Map();
    this.leftovers = new Set();
    for (const { key, value } of this.store.definitions.getRange({ start: "\0", end: "\xff" })) {
      const spec = decode(value);
      if (key === NEXT_ID) this.nextId = toNumber(spec.value);
      else if (key.startsWith(LEFTOVER)) this.leftovers.add(toNumber(spec.id));
      else this.attach(spec as CollectionSpec);
    }
  }

  private attach(spec: CollectionSpec): Collection {
    const collection = new Collection(this.store, spec, (changed) => this.save(changed));
    this.collections.set(collection.ns, collection);
    return collection;
  }

  private save(spec: CollectionSpec): void {
    this.store.put(this.store.definitions, COLLECTION + idPrefix(spec.id), encode(spec));
  }

  private leaveOver(id: number): void {
    this.leftovers.add(id);
    this.store.put(this.store.definitions, LEFTOVER + idPrefix(id), encode({ id }));
  }

  private takeId(): number {
    const id = this.nextId++;
    this.store.put(this.store.definitions, NEXT_ID, encode({ value: this.nextId }));
    return id;
  }
}

const COLLECTION = "c";
const LEFTOVER = "l";
const NEXT_ID = "n";
const MAX_NAME_BYTES = 255;

function checkNames(db: string, name: string): void {
  const bad = name === "" || name.startsWith(".") || name.startsWith("system.") || /[$\0]/.test(name);
  const badDb = db === "" || /[/\\. "$\0]/.test(db) || Buffer.byteLength(db) > 63;
  if (bad || badDb || Buffer.byteLength(`${db}.${name}`) > MAX_NAME_BYTES) {
    throw new MongoError(73, "InvalidNamespace", `Invalid namespace specified '${db}.${name}'`);
  }
}

/** Whether the index is there; throws when another one is in its way. */
function existsAlready(indexes: IndexSpec[], wanted: Omit<IndexSpec, "id">): boolean {
  const sameKey = (other: IndexSpec) => JSON.stringify(other.key) === JSON.stringify(wanted.key);
  const alike = (other: IndexSpec) =>
    other.name === ID_INDEX || isDeepStrictEqual(optionsOf(other), optionsOf(wanted));
  const byName = indexes.find(({ name }) => name === wanted.name);
  if (byName) {
    if (sameKey(byName) && alike(byName)) return true;
    const message = `An existing index has the same name as the requested index: ${wanted.name}`;
    throw new MongoError(86, "IndexKeySpecsConflict", message);
  }
  const byKey = indexes.find(
    (other) =>
      sameKey(other) && isDeepStrictEqual(other.partialFilterExpression, wanted.partialFilterExpression),
  );
  if (!byKey) return false;
  if (byKey.name === ID_INDEX) return true;
  const message = `Index already exists with a different name: ${byKey.name}`;
  throw new MongoError(85, "IndexOptionsConflict", message);
}
