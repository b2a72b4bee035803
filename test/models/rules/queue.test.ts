import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { queue, type Queued } from "../../../models/rules/queue.ts";
import { at } from "./hours.ts";

const today = "2026-11-20";
const call = (id: string, rest: Partial<Queued> = {}): Queued => ({
  id,
  dueDay: today,
  handedOverAt: at("2026-11-17 10:00"),
  ...rest,
});
const ids = (calls: Queued[], now = at("2026-11-20 09:30")) => queue(calls, today, now).map(({ id }) => id);

describe("queue", () => {
  it("goes by the time of handover", () => {
    const late = call("late", { handedOverAt: at("2026-11-17 17:00") });
    const early = call("early", { handedOverAt: at("2026-11-17 08:00") });
    expect(ids([late, early])).toEqual(["early", "late"]);
  });

  it("puts what was left over from earlier days in front", () => {
    const left = call("left", { dueDay: "2026-11-19", handedOverAt: at("2026-11-17 18:00") });
    expect(ids([call("new"), left])).toEqual(["left", "new"]);
  });

  it("lets a time that the customer asked for win once it has come, and wait until then", () => {
    const calls = [
      call("left", { dueDay: "2026-11-19" }),
      call("at ten", { timed: at("2026-11-20 10:00") }),
      call("new"),
    ];
    expect(ids(calls)).toEqual(["left", "new", "at ten"]);
    expect(ids(calls, at("2026-11-20 10:00"))).toEqual(["at ten", "left", "new"]);
  });

  it("loses and doubles nobody, and does not depend on the order given", () => {
    const any = fc.record({
      dueDay: fc.constantFrom("2026-11-18", "2026-11-19", today),
      handedOverAt: fc.constantFrom(at("2026-11-17 10:00"), at("2026-11-17 11:00")),
      timed: fc.constantFrom(undefined, at("2026-11-20 09:00"), at("2026-11-20 16:00")),
    });
    fc.assert(
      fc.property(fc.array(any), (facts) => {
        const calls = facts.map((fact, i) => ({ id: String(i), ...fact }));
        const ordered = ids(calls);
        expect([...ordered].sort()).toEqual(calls.map(({ id }) => id).sort());
        expect(ids(calls.toReversed())).toEqual(ordered);
      }),
    );
  });
});
