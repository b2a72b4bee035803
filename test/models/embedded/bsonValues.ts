import { Binary, Decimal128, Double, Long, MaxKey, MinKey, ObjectId, Timestamp } from "bson";
import fc from "fast-check";

const near = 2n ** 53n;

/** Whole numbers around the limits of what a double holds. */
const long = fc
  .oneof(
    fc.bigInt({ min: near - 4n, max: near + 4n }),
    fc.bigInt({ min: -near - 4n, max: 4n - near }),
    fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n),
  )
  .map((value) => Long.fromBigInt(value));

const decimal = fc
  .oneof(
    fc.constantFrom(
      "0.1",
      "0.10",
      "1",
      "1.0",
      "-0.1",
      "9007199254740993",
      "1E-7000",
      "-1E-6176",
      "9.99E+6144",
      "NaN",
    ),
    fc.constantFrom("Infinity", "-Infinity", "0E+3", "-0", "0.30000000000000004440892098500626"),
    fc
      .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: -30, max: 30 }))
      .map(([digits, e]) => `${digits}E${e}`),
  )
  .map((text) => Decimal128.fromStringWithRounding(text));

/** Numbers of every BSON type, many of which lie close to each other. */
export const bsonNumber = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom(0.1, 0.30000000000000004, -0, NaN, Infinity, -Infinity, 5e-324, -5e-324, Number.MAX_VALUE),
  fc.double(),
  fc.integer({ min: -3, max: 3 }).map((value) => new Double(value)),
  long,
  decimal,
);

/** Strings that are short, long, empty, with control characters, beyond the basic plane, and that share beginnings. */
export const bsonString = fc.oneof(
  fc.constantFrom(
    "",
    "a",
    "ab",
    "b",
    "é",
    "张三",
    "张",
    "\u{1f600}",
    "\uffee",
    "a\0b",
    "a\0",
    "\x01",
    "\x01\x02",
    "a\x02",
  ),
  fc.string({ maxLength: 4 }),
  fc
    .tuple(fc.constantFrom("z".repeat(63), "z".repeat(64), "z".repeat(200)), fc.string({ maxLength: 2 }))
    .map((parts) => parts.join("")),
  fc.integer({ min: 60, max: 260 }).map((length) => "\x03".repeat(length)),
);

/** One value of BSON that holds no other. */
export const bsonScalar = fc.oneof(
  { weight: 4, arbitrary: bsonNumber },
  { weight: 3, arbitrary: bsonString },
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.boolean() },
  { weight: 1, arbitrary: fc.integer({ min: -3000, max: 3000 }).map((ms) => new Date(ms)) },
  { weight: 1, arbitrary: fc.nat(5).map((digit) => new ObjectId(String(digit).repeat(24))) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 3 }).map((bytes) => new Binary(bytes)) },
  {
    weight: 1,
    arbitrary: fc
      .bigInt(0n, 2n ** 64n - 1n)
      .map((bits) => new Timestamp(Long.fromBigInt(BigInt.asIntN(64, bits)))),
  },
  { weight: 1, arbitrary: fc.constantFrom(new MinKey(), new MaxKey()) },
);

const fieldName = fc.constantFrom("x", "y", "constructor", "", "é");

/** Any value of BSON, lists and documents of few levels included. */
export const bsonValue = fc.letrec<{ value: unknown; list: unknown[]; document: Record<string, unknown> }>(
  (tie) => ({
    list: fc.array(tie("value"), { maxLength: 3 }),
    document: fc
      .array(fc.tuple(fieldName, tie("value")), { maxLength: 2 })
      .map((fields) => Object.fromEntries(fields)),
    value: fc.oneof(
      { maxDepth: 2, depthIdentifier: "bson" },
      { weight: 6, arbitrary: bsonScalar },
      { weight: 1, arbitrary: tie("list") },
      { weight: 1, arbitrary: tie("document") },
    ),
  }),
).value;
