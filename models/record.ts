import type { Recorded, RecordOptions } from "./customerFields.ts";
import { isDuplicate, upsertAll } from "./duplicate.ts";
import type { Id } from "./id.ts";
import type { Found, Stored } from "./noun.ts";

/** What an entry is to the documents of its noun. */
export interface Recording<Fields, Entry> {
  /** The id that follows from what names it. */
  idOf(entry: Entry): Id;
  /** The document as the entry makes it. */
  make(entry: Entry, _id: Id): Fields;
  /** What it says that the document does not; empty if nothing. */
  news(document: Fields, entry: Entry): Partial<Fields>;
}

/** Writes many entries, each as if after the one before: what they make and change is written at once at the end. */
export async function recordAll<Fields extends { _id: Id }, Entry>(
  model: Stored<Found<Fields>>,
  entries: readonly Entry[],
  { idOf, make, news }: Recording<Fields, Entry>,
  { dryRun = false }: RecordOptions = {},
): Promise<Recorded<Fields>[]> {
  const ids = entries.map(idOf);
  const before = await model.find({ _id: { $in: ids } });
  const known = new Map(before.map((document) => [document.id, document.toObject()]));
  const made = new Map<string, Fields>();
  const changed = new Map<string, { _id: Id; changes: Partial<Fields> }>();
  const recorded = entries.map((entry, i): Recorded<Fields> => {
    const id = String(ids[i]);
    const document = known.get(id);
    if (!document) {
      const created = make(entry, ids[i]!);
      known.set(id, created);
      made.set(id, created);
      return { document: created, applied: "created" };
    }
    const changes = news(document, entry);
    if (Object.keys(changes).length === 0) return { document, applied: "unchanged" };
    Object.assign(document, changes);
    if (!made.has(id)) {
      const before = changed.get(id)?.changes;
      changed.set(id, { _id: ids[i]!, changes: { ...before, ...changes } });
    }
    return { document, applied: "updated" };
  });
  if (!dryRun) await write(model, [...made.values()], [...changed.values()]);
  return recorded;
}

async function write<Fields extends { _id: Id }>(
  model: Stored<unknown>,
  made: readonly Fields[],
  changed: readonly { _id: Id; changes: Partial<Fields> }[],
): Promise<void> {
  const inserts = made.map((document) => ({ insertOne: { document } }));
  const updates = changed.map(({ _id, changes }) => ({
    updateOne: { filter: { _id }, update: { $set: changes, $inc: { revision: 1 } } },
  }));
  if (updates.length > 0) await model.writeAsIs(updates);
  if (inserts.length === 0) return;
  await model.writeAsIs(inserts).catch(async (error: unknown) => {
    if (!isDuplicate(error)) throw error;
    // Somebody else has made one of them at the same moment: his stays, and the others are there by now.
    const upserts = made.map(({ _id, ...document }) => ({
      updateOne: { filter: { _id }, update: { $setOnInsert: document }, upsert: true },
    }));
    await upsertAll(model, upserts);
  });
}
