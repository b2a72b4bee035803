/** Options of a table whose keys are strings of char codes 0 to 255, which lmdb then stores and orders as bytes. */
export const BYTE_KEYS = {
  keyEncoder: {
    writeKey(key: string, target: RawBuffer, position: number): number {
      const end = position + key.length;
      if (end > target.length) throw new RangeError("The key does not fit"); // lmdb then makes room and tries again
      target.latin1Write(key, position);
      return end;
    },
    readKey: (source: RawBuffer, start: number, end: number): string => source.latin1Slice(start, end),
  },
};

/** Node's own ways to read and write such strings, without the detour over their general ones. */
interface RawBuffer extends Buffer {
  latin1Write(text: string, at: number): number;
  latin1Slice(start: number, end: number): string;
}
