import { serialize } from "bson";
import fc from "fast-check";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openServer, type OpenServer } from "./openServer.ts";
import { ask, frameOf, int32, messageOf } from "./rawClient.ts";

let database: OpenServer;

beforeAll(async () => {
  database = await openServer();
  await database.collection("things").insertOne({ _id: 1 });
});

afterAll(() => database.close());

const dial = (): Socket =>
  connect(decodeURIComponent(database.uri.slice("mongodb://".length))).on("error", () => undefined);

/** Whether the server answers some bytes or cuts the connection. */
async function outcomeOf(bytes: Buffer): Promise<"answered" | "closed"> {
  const socket = dial();
  const outcome = Promise.race([
    once(socket, "data").then(() => "answered" as const),
    once(socket, "close").then(() => "closed" as const),
  ]);
  socket.end(bytes);
  const result = await outcome;
  socket.destroy();
  return result;
}

const section = (doc: Buffer) => Buffer.concat([Buffer.alloc(1), doc]);
const body = section(Buffer.from(serialize({ ping: 1, $db: "test" })));
const message = (...parts: Buffer[]) => frameOf(2013, Buffer.concat([int32(0), ...parts]));
const sequence = (name: string, content: Buffer) =>
  Buffer.concat([
    Buffer.from([1]),
    int32(4 + name.length + 1 + content.length),
    Buffer.from(`${name}\0`),
    content,
  ]);

function nested(depth: number): Buffer {
  let doc = Buffer.from([5, 0, 0, 0, 0]);
  for (let i = 0; i < depth; i++) {
    doc = Buffer.concat([int32(doc.length + 8), Buffer.from("\x03a\0"), doc, Buffer.alloc(1)]);
  }
  return doc;
}

const insertOf = (doc: Buffer) =>
  message(section(Buffer.from(serialize({ insert: "things", $db: "test" }))), sequence("documents", doc));

describe("bytes that are no message", () => {
  it.each<[string, Buffer]>([
    ["a length below the header's", Buffer.concat([int32(15), Buffer.alloc(12)])],
    ["a negative length", Buffer.concat([int32(-1), Buffer.alloc(12)])],
    ["a length beyond what is read", Buffer.concat([int32(0x7fffffff), Buffer.alloc(12)])],
    ["a compressed message", frameOf(2012, Buffer.alloc(40))],
    ["an operation of long ago", frameOf(2002, Buffer.alloc(40))],
    ["no section", message()],
    ["no body", message(sequence("documents", Buffer.from(serialize({}))))],
    ["two bodies", message(body, body)],
    [
      "the same sequence twice",
      message(body, sequence("updates", Buffer.alloc(0)), sequence("updates", Buffer.alloc(0))),
    ],
    ["a section of an unknown kind", message(Buffer.from([7, 0, 0, 0, 0, 0]))],
    ["flags that must be understood", frameOf(2013, Buffer.concat([int32(4), body]))],
    [
      "a section that is longer than the message",
      message(Buffer.concat([Buffer.alloc(1), int32(5000), Buffer.alloc(10)])),
    ],
    ["a document in a sequence that is longer than it", message(body, sequence("documents", int32(500)))],
    [
      "a sequence without an end to its name",
      message(body, Buffer.concat([Buffer.from([1]), int32(8), Buffer.from("abcd")])),
    ],
    ["a body cut off", message(Buffer.concat([Buffer.alloc(1), int32(3), Buffer.alloc(8)]))],
    ["an old query without a name", frameOf(2004, Buffer.alloc(4, 1))],
  ])("close their connection: %s", async (_name, bytes) => {
    expect(await outcomeOf(bytes)).toBe("closed");
  });

  it.each<[string, Buffer]>([
    ["a body that is no BSON", message(section(Buffer.concat([int32(12), Buffer.alloc(8, 0x77)])))],
    ["text that is not UTF-8", insertOf(Buffer.from(serialize({ _id: "abc" })).fill(0xff, 13, 15))],
    ["a document nested 50,000 deep", insertOf(nested(50_000))],
    ["an unexpected sequence", message(body, sequence("__proto__", Buffer.from(serialize({}))))],
    ["a body of nothing", message(section(Buffer.from(serialize({}))))],
  ])("are answered with an error where they are framed well: %s", async (_name, bytes) => {
    const socket = dial();
    const answer = await ask(socket, bytes);
    expect(answer.ok === 0 || answer.writeErrors.length === 1).toBe(true);
    expect(await ask(socket, messageOf({ ping: 1, $db: "test" }))).toEqual({ ok: 1 });
    socket.destroy();
  });

  it("with a checksum, are read without it", async () => {
    const socket = dial();
    const checked = frameOf(2013, Buffer.concat([int32(1), body, int32(0x1234)]));
    expect(await ask(socket, checked)).toEqual({ ok: 1 });
    socket.destroy();
  });

  it("that come one by one are put together", async () => {
    const socket = dial();
    const bytes = messageOf({ ping: 1, $db: "test" });
    for (const byte of bytes.subarray(0, -1)) socket.write(Buffer.from([byte]));
    expect(await ask(socket, bytes.subarray(-1))).toEqual({ ok: 1 });
    socket.destroy();
  });

  it("never stop the server: 10,000 messages with some bytes changed", async () => {
    const sound = [
      messageOf({ ping: 1, $db: "test" }),
      messageOf({ find: "things", filter: { _id: { $gte: 0 } }, sort: { _id: 1 }, $db: "test" }),
      messageOf({
        aggregate: "things",
        pipeline: [{ $group: { _id: "$a", n: { $sum: 1 } } }],
        cursor: {},
        $db: "test",
      }),
      messageOf({ update: "things", updates: [{ q: { _id: 1 }, u: { $inc: { n: 1 } } }], $db: "fuzz" }),
      insertOf(Buffer.from(serialize({ _id: 7, text: "some text", list: [1, 2, 3] }))),
      frameOf(
        2004,
        Buffer.concat([
          int32(0),
          Buffer.from("admin.$cmd\0"),
          int32(0),
          int32(1),
          Buffer.from(serialize({ isMaster: 1 })),
        ]),
      ),
    ];
    const harm = fc.tuple(
      fc.nat(sound.length - 1),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 }),
      fc.nat(9),
    );
    const frames = fc.sample(harm, { numRuns: 10_000, seed: 7 }).map(([which, changes, cut]) => {
      const bytes = Buffer.from(sound[which]!);
      for (const [at, value] of changes) bytes[16 + (at % (bytes.length - 16))] = value;
      return cut === 0 ? withLength(bytes.subarray(0, Math.ceil(bytes.length / 2))) : bytes;
    });
    // A connection for each, since a bad one closes its own.
    for (let at = 0; at < frames.length; at += 50) {
      await Promise.all(frames.slice(at, at + 50).map(outcomeOf));
    }
    expect(await database.command({ ping: 1 })).toMatchObject({ ok: 1 });
    expect(await database.collection("things").findOne({ _id: 1 })).toMatchObject({ _id: 1 });
  }, 60_000);
});

function withLength(bytes: Buffer): Buffer {
  bytes.writeInt32LE(bytes.length);
  return bytes;
}
