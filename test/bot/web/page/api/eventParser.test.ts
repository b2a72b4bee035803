import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eventParser, type ServerEvent } from "../../../../../bot/web/page/api/eventParser.ts";

function read(...pieces: string[]): ServerEvent[] {
  const events: ServerEvent[] = [];
  const feed = eventParser((event) => events.push(event));
  pieces.forEach(feed);
  return events;
}

describe("the stream's events", () => {
  it("end with an empty line", () => {
    expect(read("event: card\ndata: {}\n")).toEqual([]);
    expect(read("event: card\ndata: {}\n\n")).toEqual([{ name: "card", data: "{}" }]);
  });

  it("pass over the comments that keep the stream alive", () => {
    expect(read(":\n\n", ": still here\n\n", "event: me\ndata: {}\n\n")).toEqual([
      { name: "me", data: "{}" },
    ]);
  });

  it("keep colons in what they say", () => {
    expect(read('event: hello\ndata: {"now":"10:52"}\n\n')).toEqual([
      { name: "hello", data: '{"now":"10:52"}' },
    ]);
  });

  it("join several lines of data", () => {
    expect(read("data: a\ndata: b\r\n\r\n")).toEqual([{ name: "message", data: "a\nb" }]);
  });

  it("are the same however the network cuts them", () => {
    const stream = 'event: hello\ndata: {"now":"x"}\n\n:\n\nevent: card\ndata: {"ref":"1"}\n\n';
    fc.assert(
      fc.property(fc.array(fc.nat(stream.length), { maxLength: 8 }), (cuts) => {
        const edges = [0, ...cuts.toSorted((a, b) => a - b), stream.length];
        const pieces = edges.slice(1).map((edge, index) => stream.slice(edges[index], edge));
        expect(read(...pieces)).toEqual(read(stream));
      }),
    );
  });
});
