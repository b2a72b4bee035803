import { describe, expect, it } from "vitest";
import { mayBeCalled, quietUntil } from "../../../models/rules/quietGap.ts";
import { at, shanghai } from "./hours.ts";

describe("quietUntil", () => {
  it("ends to the minute so many days after the conversation", () => {
    expect(quietUntil(at("2026-11-16 10:05"), 2, shanghai)).toEqual(at("2026-11-18 10:05"));
    expect(quietUntil(at("2026-11-16 10:05"), 0, shanghai)).toEqual(at("2026-11-16 10:05"));
  });

  it("keeps the wall clock's time over a change of the clock", () => {
    const berlin = "Europe/Berlin";
    expect(quietUntil(at("2026-10-24 10:00", berlin), 2, berlin)).toEqual(at("2026-10-26 10:00", berlin));
  });
});

describe("mayBeCalled", () => {
  it("takes unknown consent for yes", () => {
    expect(mayBeCalled({ consent: "unknown", refused: false })).toBe(true);
    expect(mayBeCalled({ consent: "yes", refused: false })).toBe(true);
  });

  it("never calls who said no or refused for good", () => {
    expect(mayBeCalled({ consent: "no", refused: false })).toBe(false);
    expect(mayBeCalled({ consent: "yes", refused: true })).toBe(false);
  });
});
