import { describe, expect, it } from "vitest";
import { createLanes } from "../../bot/lanes.ts";

const start = new Date("2026-12-01T02:00:00Z");
const after = (ms: number) => new Date(start.getTime() + ms);
const first = { platform: "slack" as const, channel: "C1" };
const second = { platform: "slack" as const, channel: "C2" };

describe("a lane", () => {
  it("lets one message at a time into a paced channel, and others into the next", () => {
    const lanes = createLanes();
    expect(lanes.enter(first, start, 1_000)).toBe(0);
    expect(lanes.enter(first, start, 1_000)).toBe(1_000);
    expect(lanes.enter(second, start, 1_000)).toBe(0);
    expect(lanes.busy(start)).toEqual([first, second]);
  });

  it("opens again after the pause that follows a message", () => {
    const lanes = createLanes();
    lanes.enter(first, start, 1_000);
    lanes.leave(first, start, 1_000);
    expect(lanes.enter(first, after(400), 1_000)).toBe(600);
    expect(lanes.busy(after(999))).toEqual([first]);
    expect(lanes.busy(after(1_000))).toEqual([]);
    expect(lanes.enter(first, after(1_000), 1_000)).toBe(0);
  });

  it("lets two go abreast where a platform asks for no pace", () => {
    const lanes = createLanes();
    expect(lanes.enter(first, start, 0)).toBe(0);
    expect(lanes.busy(start)).toEqual([]);
    lanes.enter(first, start, 0);
    expect(lanes.busy(start)).toEqual([first]);
    expect(lanes.enter(second, start, 0)).toBe(0);
    lanes.leave(first, start, 0);
    expect(lanes.busy(start)).toEqual([]);
  });

  it("rests beside what is closed for longer, and opens nothing sooner", () => {
    const lanes = createLanes();
    lanes.enter(first, start, 1_000);
    lanes.rest(first, start, 500);
    lanes.rest(second, start, 500);
    expect(lanes.busy(after(499))).toEqual([first, second]);
    expect(lanes.busy(after(500))).toEqual([first]);
  });

  it("closes for as long as the platform says, whatever its pace", () => {
    const lanes = createLanes();
    lanes.enter(first, start, 0);
    lanes.leave(first, start, 30_000);
    expect(lanes.busy(after(29_999))).toEqual([first]);
    expect(lanes.busy(after(30_000))).toEqual([]);
  });

  it("keeps closed after a platform's word even where it asks for no pace", () => {
    const lanes = createLanes();
    lanes.leave(first, start, 30_000);
    expect(lanes.enter(first, after(10_000), 0)).toBe(20_000);
  });

  it("lets edits by where they have a pace of their own", () => {
    const lanes = createLanes();
    lanes.enter({ ...first, only: "sends" }, start, 3_000);
    expect(lanes.enter({ ...first, only: "edits" }, start, 0)).toBe(0);
    expect(lanes.busy(start)).toEqual([{ ...first, only: "sends" }]);
  });
});
