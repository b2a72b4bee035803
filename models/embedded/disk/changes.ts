/** A change of a table: the key's new value, or none when the key goes. */
export interface Change {
  /** The table's number. */
  table: number;
  key: string;
  value: Buffer | undefined;
}

/** Where the parts of a change stand in its bytes: its table, how long key and value are, and then both. */
const AT = { table: 0, keyLength: 1, valueLength: 3, key: 7 } as const;
const NO_VALUE = -1;

/** Puts a change into bytes if there is room; gives where it ends, or would. */
export function putChange(bytes: Buffer, at: number, { table, key, value }: Change): number {
  const valueAt = at + AT.key + key.length;
  const end = valueAt + (value?.length ?? 0);
  if (end > bytes.length) return end;
  bytes.writeUInt8(table, at + AT.table);
  bytes.writeUInt16LE(key.length, at + AT.keyLength);
  bytes.writeInt32LE(value?.length ?? NO_VALUE, at + AT.valueLength);
  bytes.write(key, at + AT.key, "latin1");
  value?.copy(bytes, valueAt);
  return end;
}

/** The changes in bytes that hold nothing else. */
export function changesIn(bytes: Buffer): Change[] {
  const changes: Change[] = [];
  for (let at = 0; at < bytes.length;) {
    const keyAt = at + AT.key;
    const valueAt = keyAt + bytes.readUInt16LE(at + AT.keyLength);
    const length = bytes.readInt32LE(at + AT.valueLength);
    const end = valueAt + Math.max(length, 0);
    changes.push({
      table: bytes.readUInt8(at + AT.table),
      key: bytes.toString("latin1", keyAt, valueAt),
      value: length === NO_VALUE ? undefined : bytes.subarray(valueAt, end),
    });
    at = end;
  }
  return changes;
}
