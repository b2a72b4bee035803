import { describe, expect, it } from "vitest";
import { readRoute, writeRoute, type BuilderRoute } from "../../../../builder/web/state/route.ts";

describe("the builder's address", () => {
  it.each<[string, BuilderRoute]>([
    ["#/", { page: "list" }],
    ["#/cd01", { page: "list", owner: "cd01" }],
    ["#/cd01/service", { page: "edit", owner: "cd01", kind: "service" }],
    ["#/cd01/sales/proposal", { page: "proposal", owner: "cd01", kind: "sales" }],
    ["#/group%3Anorth/service/versions", { page: "versions", owner: "group:north", kind: "service" }],
    ["#/cd01/service/results/2026Q3", { page: "results", owner: "cd01", kind: "service", period: "2026Q3" }],
  ])("names a page both ways: %s", (fragment, route) => {
    expect(readRoute(fragment)).toEqual(route);
    expect(writeRoute(route)).toBe(fragment);
  });

  it("leads to the list where it names nothing", () => {
    for (const fragment of ["", "#", "#//", "#/cd01/none", "#/cd01/service/none", "#/%E0%A4%A"]) {
      expect(readRoute(fragment).page).toBe("list");
    }
  });
});
