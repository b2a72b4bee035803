import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  actsIn,
  afterAct,
  type ComplaintAct,
  complaintActs,
  type ComplaintState,
  isComplaintAct,
  mayAct,
} from "../../../models/rules/complaintStates.ts";

const acts = Object.keys(complaintActs).filter(isComplaintAct);
const raised = { state: "open" as ComplaintState, loop: 0 };
const walk = (from: typeof raised, ...path: ComplaintAct[]) =>
  path.reduce<typeof raised | null>((at, act) => at && afterAct(act, at), from);
const toVerifying = ["acknowledge", "plan", "tellCustomer", "measureDone", "verify"] as const;

describe("afterAct", () => {
  it("leads from the record to the customer's word", () => {
    expect(walk(raised, ...toVerifying)).toEqual({ state: "verifying", loop: 0 });
    expect(walk(raised, ...toVerifying, "satisfied")).toEqual({ state: "closed", loop: 0 });
  });

  it("begins another loop when the customer is not satisfied, planned anew without acknowledgement", () => {
    const reopened = walk(raised, ...toVerifying, "notSatisfied");
    expect(reopened).toEqual({ state: "reopened", loop: 1 });
    expect(mayAct("acknowledge", "reopened")).toBe(false);
    expect(walk(reopened!, "plan", "tellCustomer", "measureDone", "verify", "notSatisfied")).toEqual({
      state: "reopened",
      loop: 2,
    });
  });

  it("skips no step", () => {
    expect(walk(raised, "plan")).toBeNull();
    expect(walk(raised, "acknowledge", "plan", "measureDone")).toBeNull();
    expect(walk(raised, "acknowledge", "satisfied")).toBeNull();
  });

  it("stays in verification when nobody is reached", () => {
    expect(walk(raised, ...toVerifying, "unverified")).toEqual({ state: "verifying", loop: 0 });
  });

  it("allows nothing more once closed", () => {
    expect(actsIn("closed")).toEqual([]);
  });

  it("closes on the customer's word or without it by the GM's, in no other way, and loses no loop", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...acts), { maxLength: 60 }), (path) => {
        let stands = raised;
        for (const act of path) {
          const next = afterAct(act, stands);
          expect(next === null).toBe(!actsIn(stands.state).includes(act));
          if (!next) continue;
          if (next.state === "closed" && stands.state !== "closed") {
            expect(["satisfied", "closeWithoutCustomer"]).toContain(act);
          }
          expect(next.loop - stands.loop).toBe(act === "notSatisfied" ? 1 : 0);
          stands = next;
        }
      }),
    );
  });

  it("always leaves a way to the end", () => {
    const states = ["open", "acknowledged", "planned", "informed", "done", "verifying", "reopened"] as const;
    expect(states.filter((state) => !mayAct("closeWithoutCustomer", state))).toEqual([]);
  });
});
