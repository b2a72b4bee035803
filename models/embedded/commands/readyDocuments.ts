import { deserialize } from "bson";
import { type Doc } from "../bson.ts";
import { type FieldReader } from "../fieldReader.ts";
import { prepare, type Prepared } from "./prepare.ts";

/** Documents that were prepared before their turn, by one way to read their keys: with another they are read anew. */
export class ReadyDocuments {
  private readonly documents = new Map<Buffer, Prepared>();
  private reader: FieldReader | undefined;

  /** Leaves those that are unfit to their turn. */
  add(sent: Buffer, reader: FieldReader | undefined): void {
    this.readBy(reader);
    try {
      this.documents.set(sent, this.prepare(sent));
    } catch {
      // told when its turn comes
    }
  }

  /** Throws as `prepare`. */
  take(sent: Buffer, reader: FieldReader | undefined): Prepared {
    this.readBy(reader);
    const ready = this.documents.get(sent);
    if (ready) this.documents.delete(sent);
    return ready ?? this.prepare(sent);
  }

  private readBy(reader: FieldReader | undefined): void {
    if (this.reader !== reader) this.documents.clear();
    this.reader = reader;
  }

  private prepare(sent: Buffer): Prepared {
    return prepare(sent, (bytes) => this.reader?.(bytes) ?? readAll(bytes));
  }
}

/** As `decode`, for who needs no more than the keys: it does not tell an int from a double of the same value. */
const readAll = (raw: Buffer): Doc =>
  deserialize(raw, { promoteBuffers: false, promoteLongs: false, bsonRegExp: true });
