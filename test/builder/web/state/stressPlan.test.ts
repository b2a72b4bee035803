import { describe, expect, it } from "vitest";
import { isStressed, stressPlan } from "../../../../builder/web/state/stressPlan.ts";
import { call, choice, rating, yesNo } from "../builders.ts";

describe("stressing a weak item", () => {
  it("asks it early, in every call, and asks on in the middle of the scale", () => {
    const definition = call(rating("reception"), rating("wait", { askRate: 0.5 }));
    expect(stressPlan(definition, "wait", 6)).toEqual({
      item: "wait",
      after: "overall",
      askAlways: true,
      probe: { name: "waitMore", visibleIf: "{wait} >= 7 and {wait} <= 8" },
    });
  });

  it("asks for the reason of a no", () => {
    const definition = call(yesNo("told"), rating("wait"));
    expect(stressPlan(definition, "told", 6)).toEqual({ item: "told", remark: true });
  });

  it("goes behind what was stressed before", () => {
    const probe = {
      type: "comment" as const,
      name: "waitMore",
      title: "?",
      visibleIf: "{wait} >= 7 and {wait} <= 8",
    };
    const definition = call(rating("wait"), probe, rating("reception"), rating("price"));
    expect(isStressed(definition, "wait", 6)).toBe(true);
    expect(stressPlan(definition, "price", 6)).toMatchObject({ after: "waitMore" });
  });

  it("leaves a conditional item in its place", () => {
    const definition = call(rating("wait"), rating("lounge", { visibleIf: "{wait} <= 6" }));
    expect(stressPlan(definition, "lounge", 6)).not.toHaveProperty("after");
  });

  it("has nothing to do with anchors, locked items and what has no points", () => {
    const definition = call(
      rating("quality", { anchor: true }),
      rating("fixed", { locked: true }),
      choice("reason"),
    );
    for (const name of ["quality", "fixed", "gone"]) expect(stressPlan(definition, name, 6)).toBeUndefined();
    for (const name of ["quality", "fixed", "reason"]) expect(isStressed(definition, name, 6)).toBe(false);
  });

  it("asks on no further where the store calls eight a low score", () => {
    expect(stressPlan(call(rating("wait")), "wait", 8)).toBeUndefined();
  });
});
