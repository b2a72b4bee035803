import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isCalled, workKinds } from "../../../models/rules/visitWork.ts";

describe("isCalled", () => {
  it("calls nobody after an internal or pre-delivery order, whatever else was done", () => {
    const others = fc.array(fc.constantFrom(...workKinds));
    fc.assert(
      fc.property(others, fc.constantFrom("internal", "preDelivery"), (work, excluded) => {
        expect(isCalled([...work, excluded])).toBe(false);
      }),
    );
  });

  it("calls nobody who only bought parts over the counter", () => {
    expect(isCalled(["partsCounter"])).toBe(false);
    expect(isCalled(["partsCounter", "maintenance"])).toBe(true);
  });

  it("calls after every other repair, even one that names no work", () => {
    expect(isCalled([])).toBe(true);
    expect(workKinds.filter((kind) => !isCalled([kind]))).toEqual([
      "partsCounter",
      "internal",
      "preDelivery",
    ]);
  });
});
