import { describe, expect, it } from "vitest";
import { type Role } from "../../../models/rules/kinds.ts";
import { type Member, questionnaireRights } from "../../../models/rules/questionnaireRights.ts";

const somebody = (role: Role, more: Partial<Member> = {}): Member => ({
  ...{ code: "p", store: "cd01", group: "north", roles: [role] },
  ...more,
});
const service = somebody("manager", { department: "service" });
const own = { store: "cd01", group: "north" };
const all = { edit: true, publish: true, lock: true };
const shapes = { edit: true, publish: true, lock: false };
const looks = { edit: false, publish: false, lock: false };

describe("questionnaireRights", () => {
  it("let the department's manager and the admin shape their store's", () => {
    expect(questionnaireRights(service, own, "service")).toEqual(shapes);
    expect(questionnaireRights(somebody("admin"), own, "sales")).toEqual(shapes);
  });

  it("let the GM and head office look on", () => {
    expect(questionnaireRights(somebody("gm"), own, "service")).toEqual(looks);
    expect(questionnaireRights(somebody("headOffice"), { store: "cd02", group: "north" }, "sales")).toEqual(
      looks,
    );
  });

  it("let head office alone shape what it gives its group", () => {
    const group = { headOfficeOf: "north" };
    expect(questionnaireRights(somebody("headOffice"), group, "sales")).toEqual(all);
    for (const other of [
      service,
      somebody("admin"),
      somebody("gm"),
      somebody("headOffice", { group: "south" }),
    ])
      expect(questionnaireRights(other, group, "service")).toBe("unknown");
  });

  it.each<Role>(["clerk", "advisor", "consultant"])("refuse a %s", (role) => {
    expect(questionnaireRights(somebody(role, { department: "service" }), own, "service")).toBe("forbidden");
  });

  it("refuse the other department's manager, and tell another store's nothing", () => {
    expect(questionnaireRights(service, own, "sales")).toBe("forbidden");
    expect(questionnaireRights(service, { store: "cd02", group: "north" }, "service")).toBe("unknown");
    expect(questionnaireRights(somebody("headOffice"), { store: "cd02" }, "service")).toBe("unknown");
  });
});
