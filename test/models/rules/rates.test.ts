import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AttemptOutcome, type Outcome } from "../../../models/rules/outcomes.ts";
import { type DueCall, callRates, responseRates, timelyResolution } from "../../../models/rules/rates.ts";

/** A callback with these attempts that ended at the last of them, or as said. */
const call = (attempts: AttemptOutcome[], more: Partial<DueCall> = {}): DueCall => ({
  outcome: attempts.at(-1) ?? null,
  attempts: attempts.map((outcome) => ({ outcome })),
  ...more,
});

const month: DueCall[] = [
  call(["completed"], { satisfied: true }),
  call(["noAnswer", "completed"], { satisfied: false }),
  call(["busy", "completed"], { satisfied: null }),
  call(["noAnswer", "busy", "poweredOff"], { outcome: "maxAttempts" }),
  call(["refusedHard"]),
  call(["wrongNumber"], { outcome: "noNumber" }),
  call(["breakoff"], { outcome: null }),
  call(["ineligible"]),
  call([], { outcome: "missed" }),
  call([], { outcome: "merged" }),
];

describe("callRates", () => {
  it("count against all that were due", () => {
    expect(callRates(month)).toEqual({
      due: 10,
      attempted: { count: 8, base: 10, share: 0.8 },
      successful: { count: 3, base: 10, share: 0.3 },
      firstCall: { count: 1, base: 10, share: 0.1 },
      satisfied: { count: 1, base: 3, share: 1 / 3 },
      merged: 1,
      missed: 1,
    });
  });

  it("have no share where nothing was due", () => {
    const { attempted, successful, firstCall, satisfied } = callRates([]);
    expect([attempted, successful, firstCall, satisfied].map(({ share }) => share)).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});

describe("responseRates", () => {
  it("follow AAPOR's classes, leaving out who is not eligible and what was not tried", () => {
    const { classes, rr1, coop1, con1 } = responseRates(month);
    expect(classes).toEqual({ I: 3, P: 1, R: 1, NC: 1, O: 0, UH: 1, UO: 0 });
    expect(rr1).toMatchObject({ count: 3, base: 7 });
    expect(coop1).toMatchObject({ count: 3, base: 5 });
    expect(con1).toMatchObject({ count: 5, base: 7 });
  });

  it("class a call at its last attempt while it is open", () => {
    expect(responseRates([call(["noAnswer", "rescheduled"], { outcome: null })]).classes.O).toBe(1);
    expect(responseRates([call(["rescheduled", "busy"], { outcome: "maxAttempts" })]).classes.NC).toBe(1);
  });

  it("have no share over nobody", () => {
    const { rr1, coop1, con1 } = responseRates([call(["ineligible"])]);
    expect([rr1.share, coop1.share, con1.share]).toEqual([null, null, null]);
    expect(responseRates([call(["busy"])]).coop1.share).toBeNull();
  });
});

describe("timelyResolution", () => {
  const day = (number: number): Date => new Date(Date.UTC(2026, 10, number));
  const november = { from: day(1), to: day(31) };

  it("counts a complaint as in time up to the moment it was due", () => {
    const complaints = [
      { dueToClose: day(5), customerWord: day(5) },
      { dueToClose: day(5), customerWord: new Date(day(5).getTime() + 1) },
      { dueToClose: day(5), customerWord: null },
    ];
    expect(timelyResolution(complaints, november)).toMatchObject({ count: 1, base: 3 });
  });

  it("looks only at what fell due in the period, its end excluded", () => {
    const dueOn = (dueToClose: Date) => ({ dueToClose, customerWord: day(1) });
    const complaints = [dueOn(day(0)), dueOn(day(1)), dueOn(day(31))];
    expect(timelyResolution(complaints, november)).toMatchObject({ count: 1, base: 1 });
    expect(timelyResolution([], november).share).toBeNull();
  });
});

it("every rate lies between 0 and 1, and none is NaN, whatever happened", () => {
  const attempt = fc.constantFrom<AttemptOutcome>(
    "completed",
    "noAnswer",
    "busy",
    "refusedSoft",
    "rescheduled",
    "suspended",
  );
  const ended = fc.constantFrom<Outcome | null>(
    null,
    "completed",
    "maxAttempts",
    "noNumber",
    "missed",
    "merged",
    "ineligible",
  );
  const anyCall = fc.tuple(fc.array(attempt, { maxLength: 3 }), ended, fc.boolean());
  fc.assert(
    fc.property(fc.array(anyCall), (drawn) => {
      const calls = drawn.map(([attempts, outcome, satisfied]) => call(attempts, { outcome, satisfied }));
      const { attempted, successful, firstCall, satisfied } = callRates(calls);
      const { rr1, coop1, con1 } = responseRates(calls);
      for (const { share, base } of [attempted, successful, firstCall, satisfied, rr1, coop1, con1]) {
        if (base === 0) expect(share).toBeNull();
        else expect(share! >= 0 && share! <= 1).toBe(true);
      }
      expect(firstCall.count).toBeLessThanOrEqual(successful.count);
      expect(rr1.count).toBeLessThanOrEqual(con1.count);
    }),
  );
});
