import { describe, expect, it } from "vitest";
import { drawnItems } from "../../../bot/forms/drawnItems.ts";
import { builtIn } from "../../../models/questionnaires/builtIn.ts";
import { items } from "../../../models/rules/definition.ts";

const { service } = builtIn;

describe("drawnItems", () => {
  it("asks the same items when a call is resumed", () => {
    expect(drawnItems(service, "call 1")).toEqual(drawnItems(service, "call 1"));
  });

  it("asks each item in the share of calls that it states, and those without one always", () => {
    const calls = Array.from({ length: 4_000 }, (_, i) => drawnItems(service, `call ${i}`));
    for (const { name, askRate = 1 } of items(service)) {
      const share = calls.filter((drawn) => drawn.has(name)).length / calls.length;
      // Four standard errors: what is right fails once in sixteen thousand.
      expect(Math.abs(share - askRate)).toBeLessThanOrEqual(
        4 * Math.sqrt((askRate * (1 - askRate)) / calls.length),
      );
    }
  });
});
