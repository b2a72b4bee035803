import { describe, expect, it } from "vitest";
import { complaintGroups, urgency, usedShare } from "../../../../../bot/web/page/state/complaints.ts";
import type { ClockView } from "../../../../../bot/views.ts";
import { at, complaint } from "../builders.ts";

const clock = (due: string): ClockView => ({
  clock: "ack",
  from: at("09:00"),
  half: at("10:00"),
  fourFifths: at("10:36"),
  due: at(due),
});

describe("a channel's complaints", () => {
  it("begin with what falls due first; one without a clock waits behind", () => {
    const { open } = complaintGroups([
      complaint("verifying", { step: "verifying" }),
      complaint("tomorrow", { clocks: [clock("18:00")] }),
      complaint("now", { clocks: [clock("18:00"), clock("11:00")] }),
    ]);
    expect(open.map(({ item }) => item.ref)).toEqual(["now", "tomorrow", "verifying"]);
  });

  it("keep the closed ones apart, the latest first", () => {
    const closed = (ref: string, clockTime: string) =>
      complaint(ref, { step: "closed", closed: { at: at(clockTime), satisfied: true } });
    const groups = complaintGroups([closed("early", "09:00"), complaint("open"), closed("late", "11:00")]);
    expect(groups.open.map(({ item }) => item.ref)).toEqual(["open"]);
    expect(groups.closed.map(({ item }) => item.ref)).toEqual(["late", "early"]);
  });
});

describe("a clock", () => {
  it.each([
    ["08:00", 0],
    ["09:00", 0],
    ["09:30", 0.25],
    ["10:00", 0.5],
    ["10:18", 0.65],
    ["10:36", 0.8],
    ["11:00", 1],
    ["15:00", 1],
  ])("has used at %s the share %d of its time, as people are told", (now, share) => {
    expect(usedShare(clock("11:00"), new Date(at(now)))).toBeCloseTo(share, 6);
  });

  it("presses from half on, and is red from four fifths", () => {
    expect([0.49, 0.5, 0.79, 0.8, 1.2].map(urgency)).toEqual(["calm", "warn", "warn", "bad", "bad"]);
  });
});
