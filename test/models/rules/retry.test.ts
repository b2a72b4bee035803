import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayPart } from "../../../models/rules/callWindow.ts";
import { dayOf } from "../../../models/rules/days.ts";
import { isOpen } from "../../../models/rules/openTime.ts";
import { type Attempt, type AttemptOutcome } from "../../../models/rules/outcomes.ts";
import { afterNumber, nextStep, numberDue, type RetryRules } from "../../../models/rules/retry.ts";
import { parseWeek } from "../../../models/rules/week.ts";
import { at, hours, shanghai } from "./hours.ts";

const rules = (rest: Partial<RetryRules> = {}): RetryRules => ({
  windows: hours(),
  limit: 3,
  until: "2026-12-31",
  ...rest,
});
const tried = (when: string, outcome: AttemptOutcome, agreed?: string): Attempt => ({
  at: at(when),
  outcome,
  ...(agreed && { agreedAt: at(agreed) }),
});
const call = (when: string, agreed = false) => ({ step: "call", at: at(when), agreed });
const unreached = ["noAnswer", "busy", "poweredOff"] as const;

describe("nextStep", () => {
  it.each(unreached)("tries the afternoon after %s in the morning", (outcome) => {
    expect(nextStep([tried("2026-11-20 10:00", outcome)], rules())).toEqual(call("2026-11-20 14:00"));
  });

  it("tries the next morning after an afternoon, over the weekend too", () => {
    expect(nextStep([tried("2026-11-20 14:10", "busy")], rules())).toEqual(call("2026-11-23 09:30"));
  });

  it("waits at least 180 minutes", () => {
    expect(nextStep([tried("2026-11-20 11:29", "busy")], rules())).toEqual(call("2026-11-20 14:29"));
  });

  it("stays in the one part of the day in which the store calls", () => {
    const mornings = rules({ windows: hours({ "mon-fri": ["09:00-11:00"] }) });
    expect(nextStep([tried("2026-11-20 10:00", "busy")], mornings)).toEqual(call("2026-11-23 09:00"));
  });

  it("stays within the customer's slot", () => {
    const { week: slot } = parseWeek({ "mon-fri": ["18:00-19:00"] });
    expect(nextStep([tried("2026-11-19 18:10", "busy")], rules({ slot }))).toEqual(call("2026-11-20 18:00"));
  });

  it("takes the same part of the day rather than miss the last day", () => {
    const windows = hours({ mon: ["09:00-17:00"], tue: ["14:00-17:00"], wed: ["09:00-17:00"] });
    const attempts = [tried("2026-11-23 14:00", "busy")];
    expect(nextStep(attempts, rules({ windows }))).toEqual(call("2026-11-25 09:00"));
    expect(nextStep(attempts, rules({ windows, until: "2026-11-24" }))).toEqual(call("2026-11-24 14:00"));
  });

  it("gives up when no time is left before the last day is over", () => {
    expect(nextStep([tried("2026-11-20 14:10", "busy")], rules({ until: "2026-11-20" }))).toEqual({
      step: "end",
      outcome: "maxAttempts",
    });
  });

  it("gives up after the third attempt", () => {
    const attempts = [
      tried("2026-11-19 10:00", "noAnswer"),
      tried("2026-11-19 14:00", "busy"),
      tried("2026-11-20 10:00", "poweredOff"),
    ];
    expect(nextStep(attempts, rules())).toEqual({ step: "end", outcome: "maxAttempts" });
    expect(nextStep(attempts, rules({ limit: 4 }))).toEqual(call("2026-11-20 14:00"));
  });

  it("calls at the agreed time, outside the windows and past limit and last day", () => {
    const attempts = [
      tried("2026-11-19 10:00", "noAnswer"),
      tried("2026-11-19 14:00", "busy"),
      tried("2026-11-20 10:00", "rescheduled", "2026-11-28 20:00"),
    ];
    const narrow = rules({ until: "2026-11-20" });
    expect(nextStep(attempts, narrow)).toEqual(call("2026-11-28 20:00", true));
    const missed = [...attempts, tried("2026-11-28 20:00", "noAnswer")];
    expect(nextStep(missed, narrow)).toEqual({ step: "end", outcome: "maxAttempts" });
  });

  it("treats an inconvenient call without a time to come like one not reached", () => {
    expect(nextStep([tried("2026-11-20 10:00", "rescheduled")], rules())).toEqual(call("2026-11-20 14:00"));
    const past = [tried("2026-11-20 10:00", "rescheduled", "2026-11-20 09:00")];
    expect(nextStep(past, rules())).toEqual(call("2026-11-20 14:00"));
  });

  it("resumes a broken-off call in any part of the day", () => {
    const windows = hours({ "mon-fri": ["08:00-12:00", "14:00-17:00"] });
    const attempts = [tried("2026-11-20 08:10", "breakoff")];
    expect(nextStep(attempts, rules({ windows }))).toEqual(call("2026-11-20 11:10"));
  });

  it.each(["wrongNumber", "invalidNumber", "suspended"] as const)("asks for a number after %s", (outcome) => {
    expect(nextStep([tried("2026-11-18 10:00", outcome)], rules())).toEqual({
      step: "askNumber",
      until: "2026-11-25",
    });
  });

  it("tries once more seven days after a soft refusal", () => {
    const first = tried("2026-11-13 10:00", "refusedSoft");
    expect(nextStep([first], rules())).toEqual(call("2026-11-20 10:00"));
    const second = tried("2026-11-20 10:00", "refusedSoft");
    expect(nextStep([first, second], rules())).toEqual({ step: "end", outcome: "refusedSoft" });
  });

  it("makes that one retry and no more, even if nobody answers it", () => {
    const attempts = [tried("2026-11-13 10:00", "refusedSoft"), tried("2026-11-20 10:00", "noAnswer")];
    expect(nextStep(attempts, rules({ limit: 9 }))).toEqual({ step: "end", outcome: "maxAttempts" });
  });

  it("lets a soft refusal stand when seven days later is too late", () => {
    const attempts = [tried("2026-11-13 10:00", "refusedSoft")];
    expect(nextStep(attempts, rules({ until: "2026-11-19" }))).toEqual({
      step: "end",
      outcome: "refusedSoft",
    });
  });

  it("never calls again after a hard refusal", () => {
    expect(nextStep([tried("2026-11-20 10:00", "refusedHard")], rules())).toEqual({
      step: "end",
      outcome: "refusedHard",
      follow: "doNotCall",
    });
  });

  it("asks for the actual user where the wrong person answered", () => {
    expect(nextStep([tried("2026-11-20 10:00", "ineligible")], rules())).toEqual({
      step: "end",
      outcome: "ineligible",
      follow: "askUser",
    });
  });

  it("ends with a completed call", () => {
    const attempts = [tried("2026-11-20 10:00", "busy"), tried("2026-11-20 14:00", "completed")];
    expect(nextStep(attempts, rules())).toEqual({ step: "end", outcome: "completed" });
  });

  it("has nothing to say before the first attempt", () => {
    expect(() => nextStep([], rules())).toThrow(RangeError);
  });

  it("never calls too soon, outside the windows, too late or too often, whoever answers", () => {
    const outcome = fc.constantFrom<AttemptOutcome>(...unreached, "breakoff", "refusedSoft", "wrongNumber");
    const any = fc.record({
      start: fc.integer({ min: 0, max: 20_000 }),
      limit: fc.integer({ min: 1, max: 6 }),
      last: fc.integer({ min: 20, max: 30 }),
      outcomes: fc.array(outcome, { minLength: 12, maxLength: 12 }),
    });
    fc.assert(
      fc.property(any, ({ start, limit, last, outcomes }) => {
        const bounds = rules({ limit, until: `2026-11-${last}` });
        const attempts: Attempt[] = [];
        let when = new Date(+at("2026-11-02 09:30") + start * 60_000);
        for (const outcome of outcomes) {
          attempts.push({ at: when, outcome });
          let next = nextStep(attempts, bounds);
          if (next.step === "askNumber") next = afterNumber(new Date(+when + 180 * 60_000), bounds);
          if (next.step === "end") break;
          if (next.step !== "call") throw new Error("a found number is called or given up");
          expect(+next.at - +when).toBeGreaterThanOrEqual(180 * 60_000);
          expect(isOpen(next.at, bounds.windows)).toBe(true);
          expect(dayOf(next.at, shanghai) <= bounds.until).toBe(true);
          when = next.at;
        }
        expect(attempts.length).toBeLessThanOrEqual(limit);
      }),
    );
  });

  it("alternates the parts of the day as long as nobody answers", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30_000 }), fc.constantFrom(...unreached), (minutes, outcome) => {
        const first = new Date(+at("2026-11-02 09:30") + minutes * 60_000);
        const next = nextStep([{ at: first, outcome }], rules());
        if (next.step !== "call") throw new Error("one attempt is never enough");
        expect(dayPart(next.at, shanghai)).not.toBe(dayPart(first, shanghai));
      }),
    );
  });
});

describe("afterNumber", () => {
  it("calls the new number as soon as it may", () => {
    expect(afterNumber(at("2026-11-20 12:00"), rules())).toEqual(call("2026-11-20 14:00"));
  });

  it("ends without a number when it comes too late", () => {
    expect(afterNumber(at("2026-11-20 18:00"), rules({ until: "2026-11-21" }))).toEqual({
      step: "end",
      outcome: "noNumber",
    });
  });
});

describe("numberDue", () => {
  it("leaves five open days to answer", () => {
    expect(numberDue(at("2026-11-20 10:00"), hours())).toBe("2026-11-27");
    expect(numberDue(at("2026-11-20 10:00"), hours({ "mon-sat": ["09:00-18:00"] }))).toBe("2026-11-26");
  });
});
