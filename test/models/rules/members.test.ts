import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { members } from "../../../models/rules/members.ts";
import { person } from "./team.ts";

const staff = [
  person("li"),
  person("wu", "advisor"),
  person("wang", "manager", { department: "service" }),
  person("sun", "manager", { department: "sales" }),
  person("gao", "gm"),
  person("head", "headOffice"),
];
const service = { type: "complaints", department: "service" } as const;

describe("members", () => {
  it("has all staff of the store in the callback channel, the head office not", () => {
    expect(members({ type: "callbacks" }, staff, [])).toEqual(["li", "wu", "wang", "sun", "gao"]);
  });

  it("has the department's manager and the GM in a complaint channel", () => {
    expect(members(service, staff, [])).toEqual(["wang", "gao"]);
  });

  it("adds the owners of the department's open complaints", () => {
    const open = [
      { department: "service", owner: "wu" },
      { department: "sales", owner: "li" },
      { department: "service" },
    ];
    expect(members(service, staff, open)).toEqual(["wu", "wang", "gao"]);
  });

  it("names nobody twice and nobody from outside, whatever complaints are open", () => {
    const complaint = fc.record({
      department: fc.constantFrom("service", "sales"),
      owner: fc.constantFrom("wu", "wang", "gao", "gone", undefined),
    });
    fc.assert(
      fc.property(fc.array(complaint), (open) => {
        const found = members(service, staff, open);
        expect(new Set(found).size).toBe(found.length);
        expect(found.every((code) => staff.some((each) => each.code === code))).toBe(true);
        expect(found).toEqual(expect.arrayContaining(["wang", "gao"]));
      }),
    );
  });
});
