import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  aaporClass,
  type AttemptOutcome,
  isAttemptOutcome,
  type Outcome,
  outcomes,
} from "../../../models/rules/outcomes.ts";

const all = Object.keys(outcomes) as Outcome[];
const ofCallers = all.filter(isAttemptOutcome);
const tried = (...codes: AttemptOutcome[]) => codes.map((outcome) => ({ outcome }));

describe("outcomes", () => {
  it("ends a callback for good at exactly the outcomes that leave nothing to do", () => {
    expect(all.filter((code) => outcomes[code].final === true)).toEqual([
      "completed",
      "ineligible",
      "refusedHard",
      "maxAttempts",
      "noNumber",
      "missed",
      "merged",
    ]);
  });

  it("ends at the second soft refusal, not at the first", () => {
    expect(outcomes.refusedSoft.final).toBe("second");
  });

  it("lets no caller record what only a rule decides", () => {
    expect(all.filter((code) => !isAttemptOutcome(code))).toEqual([
      "maxAttempts",
      "noNumber",
      "missed",
      "merged",
    ]);
    expect(isAttemptOutcome("toString")).toBe(false);
    expect(isAttemptOutcome("answered")).toBe(false);
  });

  it("starts the quiet gap only when somebody was spoken to", () => {
    expect(all.filter((code) => outcomes[code].reached)).toEqual([
      "completed",
      "breakoff",
      "rescheduled",
      "ineligible",
      "refusedSoft",
      "refusedHard",
    ]);
  });
});

describe("aaporClass", () => {
  it("classes every outcome as the standard definitions do", () => {
    const classes = Object.fromEntries(all.map((code) => [code, aaporClass(code, tried("busy"))]));
    expect(classes).toEqual({
      completed: "I",
      breakoff: "P",
      rescheduled: "O",
      noAnswer: "NC",
      busy: "NC",
      poweredOff: "NC",
      wrongNumber: "UH",
      invalidNumber: "UH",
      suspended: "UH",
      ineligible: null,
      refusedSoft: "R",
      refusedHard: "R",
      maxAttempts: "NC",
      noNumber: "UH",
      missed: null,
      merged: null,
    });
  });

  it("counts a callback that ran out of attempts by its last one", () => {
    expect(aaporClass("maxAttempts", tried("noAnswer", "busy", "rescheduled"))).toBe("O");
    expect(aaporClass("maxAttempts", tried("breakoff", "poweredOff"))).toBe("NC");
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ofCallers), { minLength: 1 }), (codes) => {
        expect(aaporClass("maxAttempts", tried(...codes))).toBe(aaporClass(codes.at(-1)!));
      }),
    );
  });

  it("leaves out a callback that was given up without one attempt", () => {
    expect(aaporClass("maxAttempts", [])).toBeNull();
  });
});
