import { decode, type Doc } from "../bson.ts";
import { type KeyPart } from "./keys.ts";

/** A stored document, decoded when it is first looked at. */
export class Row {
  /** The key of its _id. */
  readonly id: KeyPart;
  readonly raw: Buffer;
  private decoded: Doc | undefined;

  constructor(id: KeyPart, raw: Buffer) {
    this.id = id;
    this.raw = raw;
  }

  /** Whether it is decoded already. */
  get hasDoc(): boolean {
    return this.decoded !== undefined;
  }

  get doc(): Doc {
    return (this.decoded ??= decode(this.raw));
  }

  /** Lets go of the decoded document, which takes several times the room of the bytes. */
  forget(): this {
    this.decoded = undefined;
    return this;
  }
}
