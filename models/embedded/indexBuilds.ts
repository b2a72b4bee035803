import { type Doc } from "./bson.ts";
import { MongoError } from "./errors.ts";
import { type Operation } from "./operation.ts";
import { type Catalog } from "./storage/catalog.ts";
import { type Collection } from "./storage/collection.ts";
import { type IndexSpec } from "./storage/indexSpec.ts";
import { idPrefix, prefixRange } from "./storage/range.ts";
import { Row } from "./storage/row.ts";
import { scan } from "./storage/scan.ts";
import { type Store } from "./storage/store.ts";

const SLICE_MS = 8;

/**
 * Builds indexes over documents that exist already, in transactions of some milliseconds each. While it is built, an
 * index is kept up by every write but serves no read; what a crash leaves half built is dropped at the next start.
 */
export class IndexBuilds {
  private readonly store: Store;
  private readonly catalog: Catalog;
  private readonly running = new Map<number, Promise<void>>();

  constructor(store: Store, catalog: Catalog) {
    this.store = store;
    this.catalog = catalog;
  }

  /**
   * Creates what of some indexes does not exist and resolves when they serve. On an error none of the new ones is
   * left: 11000 where documents share a key, 27 IndexNotFound where one was dropped meanwhile, and what `addIndex`
   * throws.
   */
  async create(operation: Operation, db: string, name: string, requests: Doc[]) {
    const { added, existing, ...answer } = await this.store.write(() => this.note(db, name, requests));
    const building = this.buildAll(operation, db, name, added);
    for (const id of added) this.running.set(id, building);
    try {
      // One that somebody else is building is waited for, so that it serves when the answer comes.
      await Promise.all([building, ...existing.map((id) => this.running.get(id))]);
    } finally {
      for (const id of added) this.running.delete(id);
    }
    return answer;
  }

  /** Drops what a crash left half built. */
  async dropUnfinished(): Promise<void> {
    await this.store.write(() => {
      for (const { spec, indexes } of this.catalog.all()) {
        const unfinished = indexes.filter(({ building }) => building);
        if (unfinished.length)
          this.drop(
            spec.db,
            spec.name,
            unfinished.map(({ id }) => id),
          );
      }
    });
  }

  private note(db: string, name: string, requests: Doc[]) {
    const found = this.catalog.get(db, name);
    const before = found?.indexes.length ?? 1;
    const existing = (found?.indexes ?? []).map(({ id }) => id);
    const collection = found ?? this.catalog.create(db, name);
    const added = requests.flatMap((request) => this.catalog.addIndex(collection, request) ?? []);
    return {
      added: added.map(({ id }) => id),
      existing,
      numIndexesBefore: before,
      numIndexesAfter: collection.indexes.length,
      createdCollectionAutomatically: !found,
    };
  }

  private async buildAll(operation: Operation, db: string, name: string, ids: number[]): Promise<void> {
    try {
      for (const id of ids) await this.build(operation, db, name, id);
    } catch (error) {
      await this.store.write(() => this.drop(db, name, ids));
      throw error;
    }
  }

  private async build(operation: Operation, db: string, name: string, id: number): Promise<void> {
    for (let after: string | undefined = ""; after !== undefined;) {
      const from: string = after;
      after = await this.store.write(() => {
        const { collection, index } = this.find(db, name, id);
        const next = this.addSome(collection, index, from);
        if (next === undefined) {
          delete index.building;
          collection.saveSpec();
        }
        return next;
      });
      await operation.pause();
    }
  }

  /** Adds documents for some milliseconds; gives the last one's key, or undefined when all of them are in. */
  private addSome(collection: Collection, index: IndexSpec, after: string): string | undefined {
    const range = prefixRange(idPrefix(collection.spec.id));
    const started = performance.now();
    for (const { key, value } of scan(this.store.documents, after ? { ...range, start: after } : range)) {
      if (key === after) continue;
      collection.addToIndex(index, new Row(key.slice(4), value));
      if (performance.now() - started > SLICE_MS) return key;
    }
    return undefined;
  }

  private find(db: string, name: string, id: number): { collection: Collection; index: IndexSpec } {
    const collection = this.catalog.get(db, name);
    const index = collection?.indexes.find((one) => one.id === id);
    if (!collection || !index)
      throw new MongoError(27, "IndexNotFound", "the index was dropped while it was built");
    return { collection, index };
  }

  private drop(db: string, name: string, ids: number[]): void {
    const collection = this.catalog.get(db, name);
    for (const index of collection?.indexes ?? []) {
      if (ids.includes(index.id)) this.catalog.dropIndex(collection!, index);
    }
  }
}
