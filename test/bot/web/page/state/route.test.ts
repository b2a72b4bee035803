import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readRoute, writeRoute } from "../../../../../bot/web/page/state/route.ts";

describe("the address", () => {
  it("names the channel and what stands at its side", () => {
    expect(writeRoute({ channel: "callbacks" })).toBe("#/callbacks");
    expect(readRoute("#/callbacks/call/1f")).toEqual({
      channel: "callbacks",
      side: { kind: "call", ref: "1f" },
    });
  });

  it.each(["", "#", "#/", "#//x/y", "#/%E0%A4%A"])(
    "that is none (%s) leads to the first channel",
    (fragment) => {
      expect(readRoute(fragment).channel).toBeUndefined();
    },
  );

  it.each(["#/callbacks/other/1", "#/callbacks/call", "#/callbacks/thread/"])(
    "with something unknown at its side (%s) leads to the channel alone",
    (fragment) => {
      expect(readRoute(fragment)).toEqual({ channel: "callbacks" });
    },
  );

  it("is read as it was written", () => {
    const part = fc.string({ minLength: 1, unit: "grapheme" });
    fc.assert(
      fc.property(part, fc.constantFrom("thread" as const, "call" as const), part, (channel, kind, ref) => {
        const route = { channel, side: { kind, ref } };
        expect(readRoute(writeRoute(route))).toEqual(route);
      }),
    );
  });
});
