import { MongoError } from "../../errors.ts";

/** How many bytes a value of a type takes that begins at `at`. Throws 22 where that cannot be said. */
export function valueLength(view: DataView, type: number, at: number): number {
  const fixed = FIXED.get(type);
  if (fixed !== undefined) return fixed;
  if (type === 0x0b) {
    const patternEnd = zeroFrom(view, at);
    return zeroFrom(view, patternEnd + 1) + 1 - at;
  }
  if (at + 4 > view.byteLength) throw broken();
  const length = view.getInt32(at, true);
  if (length < 0) throw broken();
  switch (type) {
    case 0x03:
    case 0x04:
    case 0x0f:
      return length;
    case 0x02:
    case 0x0d:
    case 0x0e:
      return 4 + length;
    case 0x05:
      return 5 + length;
    case 0x0c:
      return 4 + length + 12;
    default:
      throw broken();
  }
}

/** The bytes are no document. */
export const broken = () => new MongoError(22, "InvalidBSON", "The document is no valid BSON");

/** The lengths of values that have a fixed one. */
const FIXED = new Map([
  [0x01, 8],
  [0x06, 0],
  [0x07, 12],
  [0x08, 1],
  [0x09, 8],
  [0x0a, 0],
  [0x10, 4],
  [0x11, 8],
  [0x12, 8],
  [0x13, 16],
  [0xff, 0],
  [0x7f, 0],
]);

function zeroFrom(view: DataView, at: number): number {
  while (at < view.byteLength && view.getUint8(at) !== 0) at++;
  return at;
}
