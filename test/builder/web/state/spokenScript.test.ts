import { describe, expect, it } from "vitest";
import { spokenScript } from "../../../../builder/web/state/spokenScript.ts";
import { spokenTime } from "../../../../models/rules/spokenTime.ts";
import { call, rating, yesNo } from "../builders.ts";

const definition = call(
  rating("wait"),
  rating("lounge", { askRate: 0.25 }),
  yesNo("callBack", { visibleIf: "{overall} <= 6" }),
);
const time = spokenTime(definition, { locale: "en" });
const sample = (place: string): string => ({ customer: "Liu", clerk: "Li" })[place] ?? place;
const script = (customer: "likely" | "longest") => spokenScript(definition, time, customer, "en", sample);

describe("the call on the clock", () => {
  it("has names where the text leaves places", () => {
    expect(script("likely").lines[0]!.words).toBe("Hello Liu, it is Li.");
  });

  it("leaves out for most customers what is seldom asked, and keeps its time at the end", () => {
    const { lines, end } = script("likely");
    expect(lines.map(({ name }) => name)).toEqual(["opening", "overall", "wait", "closing", ""]);
    expect(end).toBe(time.seconds);
    const rest = lines.at(-1)!;
    expect(rest.from + rest.takes).toBeCloseTo(end, 5);
    expect(rest.takes).toBeGreaterThanOrEqual(time.reserve);
  });

  it("asks everything of the customer with whom it takes longest", () => {
    const { lines, end } = script("longest");
    expect(lines.map(({ name }) => name)).toContain("callBack");
    expect(end).toBe(time.longestSeconds);
    expect(lines.at(-1)!.takes).toBeCloseTo(time.reserve, 5);
  });

  it("lets one line follow the other", () => {
    for (const customer of ["likely", "longest"] as const) {
      const { lines } = script(customer);
      lines
        .slice(1)
        .forEach((line, at) => expect(line.from).toBeCloseTo(lines[at]!.from + lines[at]!.takes, 5));
    }
  });
});
