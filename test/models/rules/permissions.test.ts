import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Role } from "../../../models/rules/kinds.ts";
import {
  type Act,
  compensationNeeds,
  may,
  mayStartCall,
  permissions,
  whoMay,
} from "../../../models/rules/permissions.ts";
import { person } from "./team.ts";

const li = person("li");
const wu = person("wu", "advisor");
const zhao = person("zhao", "consultant");
const wang = person("wang", "manager", { department: "service" });
const sun = person("sun", "manager", { department: "sales" });
const gao = person("gao", "gm");
const ma = person("ma", "admin");
const head = person("head", "headOffice");
const staff = [li, wu, zhao, wang, sun, gao, ma, head];
const acts = Object.keys(permissions) as Act[];
const judgements = [
  "approveExtension",
  "approveCompensation",
  "approveMeasure",
  "closeWithoutCustomer",
] as const;
const codes = (act: Act, subject = {}, people = staff) =>
  whoMay(act, people, subject).map(({ code }) => code);

describe("whoMay", () => {
  it.each(["acknowledge", "plan", "tellCustomer", "measureDone", "handOver"] as const)(
    "lets owner, department manager and GM %s",
    (act) => {
      expect(codes(act, { department: "service", owner: "wu" })).toEqual(["wu", "wang", "gao"]);
    },
  );

  it("lets another manager or the GM approve more time", () => {
    expect(codes("approveExtension", { department: "service", owner: "wu", askedBy: "wang" })).toEqual([
      "sun",
      "gao",
    ]);
  });

  it.each(["approveCompensation", "approveMeasure", "closeWithoutCustomer"] as const)(
    "lets the GM alone decide on %s",
    (act) => {
      expect(codes(act, { department: "service", owner: "wang" })).toEqual(["gao"]);
    },
  );

  it.each(judgements)("lets the head office decide on %s where the only GM owns it", (act) => {
    const decide = codes(act, { department: "service", owner: "gao" });
    expect(decide).toContain("head");
    expect(decide).not.toContain("gao");
  });

  it("prefers another GM to the head office", () => {
    const two = [...staff, person("fang", "gm")];
    expect(codes("closeWithoutCustomer", { owner: "gao" }, two)).toEqual(["fang"]);
  });

  it("leaves open what nobody may decide", () => {
    const alone = [wang, gao];
    expect(codes("closeWithoutCustomer", { owner: "gao" }, alone)).toEqual([]);
    expect(codes("approveCompensation", { owner: "wang", askedBy: "gao" }, alone)).toEqual([]);
  });

  it("lets the department's manager and the admin edit questionnaires, the head office its own items", () => {
    expect(codes("editQuestionnaire", { department: "sales" })).toEqual(["sun", "ma"]);
    expect(codes("publishQuestionnaire", { department: "service" })).toEqual(["wang", "ma"]);
    expect(codes("editLockedItems")).toEqual(["head"]);
  });

  it("lets the admin see to staff, channels, rules and imports, the advisor to imports too", () => {
    expect((["changeStaff", "changeChannels", "changeRules"] as const).map((act) => codes(act))).toEqual([
      ["ma"],
      ["ma"],
      ["ma"],
    ]);
    expect(codes("importFiles")).toEqual(["wu", "ma"]);
  });

  it("never lets anybody judge what he asked for or owns, whatever his roles", () => {
    const role = fc.constantFrom<Role>("clerk", "manager", "gm", "headOffice", "admin", "advisor");
    const people = fc.uniqueArray(
      fc.record({ code: fc.constantFrom("a", "b", "c", "d"), roles: fc.array(role) }),
      { selector: ({ code }) => code },
    );
    const someone = fc.constantFrom("a", "b", "c", "d", undefined);
    fc.assert(
      fc.property(people, someone, someone, fc.constantFrom(...judgements), (team, owner, askedBy, act) => {
        const decide = whoMay(act, team, { owner, askedBy }).map(({ code }) => code);
        expect(decide.filter((code) => code === owner || code === askedBy)).toEqual([]);
        expect(team.filter(({ code }) => may(code, act, team, { owner, askedBy }))).toHaveLength(
          decide.length,
        );
      }),
    );
  });

  it("gives a clerk as such no act at all", () => {
    expect(acts.filter((act) => codes(act, { department: "service" }).includes("li"))).toEqual([]);
  });
});

describe("mayStartCall", () => {
  const threeDays = { by: "consultant", assignee: "zhao", clerksFrom: "2026-11-14" } as const;

  it("lets the assignee, and any clerk for a clerk's call", () => {
    expect(mayStartCall(zhao, threeDays, "2026-11-13")).toBe(true);
    expect(mayStartCall(li, { by: "clerk", assignee: "fang" }, "2026-11-13")).toBe(true);
    expect(mayStartCall(wu, { by: "clerk", assignee: "li" }, "2026-11-13")).toBe(false);
  });

  it("lets a clerk make the 3-day call from the fourth day on", () => {
    expect(mayStartCall(li, threeDays, "2026-11-13")).toBe(false);
    expect(mayStartCall(li, threeDays, "2026-11-14")).toBe(true);
  });

  it("keeps the owner of a complaint from verifying it, even if assigned", () => {
    const call = { by: "clerk", assignee: "li", notBy: ["li"] } as const;
    expect(mayStartCall(li, call, "2026-11-13")).toBe(false);
  });
});

describe("compensationNeeds", () => {
  it("asks for approval above the store's limit only", () => {
    expect([499, 500, 501].map((amount) => compensationNeeds(amount, 500))).toEqual([
      "note",
      "note",
      "approval",
    ]);
  });
});
