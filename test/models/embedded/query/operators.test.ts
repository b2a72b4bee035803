import { describe, expect, it } from "vitest";
import { operatorTable } from "../../../../models/embedded/query/operators.ts";

describe("operatorTable", () => {
  it("takes a table that has what is listed", () => {
    const table = { $each: 1, $slice: 2, $sort: 3, $position: 4 };
    expect(operatorTable("updateModifier", table).get("$sort")).toBe(3);
  });

  it("refuses a table that lacks something listed, or has more", () => {
    expect(() => operatorTable("updateModifier", { $each: 1, $slice: 2, $sort: 3 })).toThrow(/\$position/);
    const more = { $each: 1, $slice: 2, $sort: 3, $position: 4, $more: 5 };
    expect(() => operatorTable("updateModifier", more)).toThrow(/\$more/);
  });
});
