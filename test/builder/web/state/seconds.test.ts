import { describe, expect, it } from "vitest";
import { minutes, over, signed } from "../../../../builder/web/state/seconds.ts";
import { percent, score } from "../../../../builder/web/state/score.ts";

describe("figures as they are shown", () => {
  it("read like a clock", () => {
    expect([minutes(0), minutes(59.6), minutes(252.2), minutes(-3)]).toEqual([
      "0:00",
      "1:00",
      "4:12",
      "0:00",
    ]);
  });

  it("never say that nothing is over when something is", () => {
    expect(over(300.2, 300)).toBe("0:01");
  });

  it("bear the sign of a change", () => {
    expect([signed(12), signed(-4.4), signed(0.2)]).toEqual(["+12", "−4", "±0"]);
  });

  it("are a dash over nobody", () => {
    expect([score(null), percent(null), score(8.449), percent(0.837, 1)]).toEqual(["–", "–", "8.4", "83.7%"]);
  });
});
