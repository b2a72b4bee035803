import { beforeEach, describe, expect, it } from "vitest";
import { AuditEntry } from "../../models/auditEntry.ts";
import { Day } from "../../models/day.ts";
import { Person } from "../../models/person.ts";
import { Point } from "../../models/point.ts";
import { Questionnaire } from "../../models/questionnaire.ts";
import { builtIn } from "../../models/questionnaires/builtIn.ts";
import type { Definition } from "../../models/rules/definition.ts";
import { Store } from "../../models/store.ts";
import { useDatabase } from "../database.ts";
import { act, buildPoint, buildStaff, buildStore, later, today, tuesday } from "../factories.ts";

useDatabase();
beforeEach(async () => {
  await buildStore();
});

const refused = (code: string, params: object = {}) => expect.objectContaining({ code, params });

describe("a store", () => {
  it("is written from its file, twice with no change", async () => {
    const file = { _id: "cd02", name: "城西店", timezone: "Asia/Shanghai", group: "north" };
    expect(await Store.put(file)).toBe("created");
    expect(await Store.put(file)).toBe("unchanged");
    const { group: _, ...alone } = { ...file, limits: { threshold: 5 } };
    expect(await Store.put(alone)).toBe("updated");
    const store = await Store.named("cd02");
    expect(store.group).toBeUndefined();
    expect(store.limits).toMatchObject({ threshold: 5, attempts: 3, quietDays: 2, compensation: 500 });
  });

  it("names itself, and nobody knows another", async () => {
    await expect(Store.named("xx")).rejects.toEqual(refused("store.unknown", { code: "xx" }));
    expect((await Store.all()).map(({ id }) => id)).toEqual(["cd01"]);
  });

  it("has one calendar for calls and one for the office, and a day of its own", async () => {
    const store = await buildStore({ windows: { mon: "09:30-11:30" }, hours: { mon: "09:00-18:00" } });
    expect(store.callHours().week).toEqual({ mon: [{ from: 570, to: 690 }] });
    expect(store.officeHours().week).toEqual({ mon: [{ from: 540, to: 1080 }] });
    expect(store.today(new Date("2026-11-30T17:00:00Z"))).toBe(today);
  });

  it("marks a job's day once, and never an earlier one after it", async () => {
    const marks = await Promise.all([1, 2, 3].map(() => Store.markDone("cd01", "postDay", today)));
    expect(marks.filter(Boolean)).toHaveLength(1);
    expect(await Store.markDone("cd01", "postDay", "2026-11-30")).toBe(false);
    expect(await Store.markDone("cd01", "postDay", "2026-12-02")).toBe(true);
    expect((await Store.named("cd01")).lastDone).toEqual({ postDay: "2026-12-02" });
  });
});

describe("a person", () => {
  beforeEach(() => buildStaff());

  it("is written from the store's file, twice with no change", async () => {
    const file = { code: "li", name: "李一", roles: ["clerk" as const], slack: "U1" };
    expect(await Person.put("cd01", file)).toBe("updated");
    expect(await Person.put("cd01", file)).toBe("unchanged");
    const { slack: _, ...without } = file;
    expect(await Person.put("cd01", without)).toBe("updated");
    expect((await Person.named("cd01", "li")).slack).toBeUndefined();
  });

  it("who is away is not among those present", async () => {
    await Person.setAway("cd01", "li", [{ from: today, until: "2026-12-03" }]);
    const clerks = await Person.present("cd01", today, "clerk");
    expect(clerks.map(({ code }) => code)).toEqual(["zhao"]);
    expect(await Person.present("cd01", "2026-12-04", "clerk")).toHaveLength(2);
  });

  it("who left keeps his name and stands in no list", async () => {
    const codes = ["zhao", "chen", "sun", "wang", "wu", "gao"];
    expect(await Person.retireOthers("cd01", codes)).toEqual(["li"]);
    expect(await Person.retireOthers("cd01", codes)).toEqual([]);
    expect((await Person.of("cd01")).map(({ code }) => code)).toEqual([...codes].sort());
    expect(await Person.names("cd01", ["li", "zhao", "nobody"])).toEqual(
      new Map([
        ["li", "李一"],
        ["zhao", "赵二"],
      ]),
    );
  });

  it("who answers for a department is its manager, or the general manager where it has none", async () => {
    const codes = async (department: string) =>
      (await Person.managersOf("cd01", department)).map(({ code }) => code);
    expect(await codes("service")).toEqual(["wang"]);
    expect(await codes("finance")).toEqual(["gao"]);
  });

  it("is known by his user in a chat, at every store where he works", async () => {
    for (const store of ["cd01", "cd02"]) {
      await Person.put(store, { code: "li", name: "李一", roles: ["clerk"], telegram: "100200300" });
    }
    const found = await Person.byChat("telegram", "100200300");
    expect(found.map(({ store, code }) => [store, code])).toEqual([
      ["cd01", "li"],
      ["cd02", "li"],
    ]);
  });

  it("says his language and is remembered by the chat he used last", async () => {
    await Person.setLocale("cd01", "li", "en");
    await Person.sawOn("cd01", "li", "telegram");
    expect(await Person.named("cd01", "li")).toMatchObject({ locale: "en", lastChat: "telegram" });
    await expect(Person.setLocale("cd01", "xx", "en")).rejects.toEqual(
      refused("person.unknown", { code: "xx" }),
    );
  });
});

describe("a questionnaire", () => {
  const renamed = (title: string): Definition => ({ ...builtIn.service, title });

  it("comes with the product, once", async () => {
    await Promise.all([1, 2].map(() => Questionnaire.ensureBuiltIn("cd01", tuesday)));
    for (const kind of ["sales", "service"] as const) {
      expect(await Questionnaire.current("cd01", kind)).toMatchObject({ kind, version: 1 });
    }
    expect(await Questionnaire.countDocuments({})).toBe(2);
  });

  it("gets one more version with each act that publishes, and keeps those before", async () => {
    await Questionnaire.ensureBuiltIn("cd01", tuesday);
    const draft = { store: "cd01", definition: renamed("新版"), reason: "重点项" };
    const press = act("wang");
    const first = await Questionnaire.publish(draft, press);
    expect(first).toMatchObject({ version: 2, by: "wang", reason: "重点项", publishedAt: tuesday });
    expect((await Questionnaire.publish(draft, press)).id).toBe(first.id);
    const versions = await Promise.all(
      ["甲", "乙", "丙"].map((title) =>
        Questionnaire.publish({ ...draft, definition: renamed(title) }, act("wang")),
      ),
    );
    expect(versions.map(({ version }) => version).sort()).toEqual([3, 4, 5]);
    expect((await Questionnaire.version("cd01", "service", 1)).definition).toEqual(builtIn.service);
    expect((await Questionnaire.versions("cd01", "service")).map(({ version }) => version)).toEqual([
      5, 4, 3, 2, 1,
    ]);
  });

  it("gets no version that says what the one in use says, but may go back to an older one", async () => {
    await Questionnaire.ensureBuiltIn("cd01", tuesday);
    const draft = { store: "cd01", definition: renamed("新版"), reason: "" };
    const publishing = await Promise.allSettled([1, 2].map(() => Questionnaire.publish(draft, act("wang"))));
    expect(publishing.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(Questionnaire.publish(draft, act("wang"))).rejects.toEqual(
      refused("questionnaire.unchanged", { version: 2 }),
    );
    const back = await Questionnaire.publish({ ...draft, definition: builtIn.service }, act("wang"));
    expect(back.version).toBe(3);
  });

  it("over five minutes is not published, nor is a faulty one", async () => {
    const long = structuredClone(builtIn.service) as Definition & { pages: { elements: object[] }[] };
    const script = { type: "html" as const, name: "speech", html: "很长的一段话".repeat(80) };
    const pages = long.pages.map((page, i) =>
      i === 0
        ? { ...page, elements: [...page.elements.slice(0, 1), script, ...page.elements.slice(1)] }
        : page,
    );
    const draft = { store: "cd01", definition: { ...long, pages }, reason: "" };
    await expect(Questionnaire.publish(draft, act())).rejects.toMatchObject({
      code: "questionnaire.tooLong",
      params: { limit: 300 },
    });
    await expect(Questionnaire.publish({ ...draft, definition: {} }, act())).rejects.toMatchObject({
      code: "questionnaire.faulty",
    });
    await expect(Questionnaire.current("cd01", "service")).rejects.toEqual(
      refused("questionnaire.none", { kind: "service" }),
    );
  });
});

describe("a point", () => {
  it("is answered by its owner, settled by the customer's word, and then over", async () => {
    const point = await buildPoint({ promisedAt: later(60) });
    expect(await Point.promisedUntil(later(60))).toHaveLength(1);
    expect(await Point.ownedBy("cd01", "chen")).toHaveLength(1);
    const answered = await point.answer(act("chen"), "明天装");
    expect(answered).toMatchObject({ state: "answered", answered: { person: "chen", text: "明天装" } });
    expect(await Point.ownedBy("cd01", "chen")).toEqual([]);
    expect(await Point.openOf("cd01", point.customer)).toHaveLength(1);
    const settled = await answered.settle(act("li"), "装好了");
    expect(settled.state).toBe("settled");
    expect(await Point.openOf("cd01", point.customer)).toEqual([]);
    await expect(settled.answer(act("chen"), "?")).rejects.toEqual(refused("point.alreadySettled"));
  });

  it("is asked about whoever brings the car", async () => {
    const point = await buildPoint();
    const other = await buildPoint({ customer: point.customer });
    const stranger = (await buildPoint()).customer;
    expect(await Point.openOf("cd01", stranger, point.vehicle)).toHaveLength(2);
    expect((await Point.openOf("cd01", point.customer)).map(({ id }) => id)).toEqual([point.id, other.id]);
  });

  it("stays open when the customer says so, changes hands and is confirmed", async () => {
    const point = await buildPoint();
    const answered = await point.answer(act("chen"), "已寄出");
    const open = await answered.reopen(act("li"), "没收到");
    expect(open).toMatchObject({ state: "open", answered: { text: "已寄出" } });
    expect(await open.handOver(act("chen"), "sun")).toMatchObject({ owner: "sun" });
    expect(await open.confirm(act("chen", { at: later(5) }))).toMatchObject({ confirmedAt: later(5) });
    await expect(Point.named("cd02", point._id)).rejects.toEqual(refused("point.unknown"));
  });
});

describe("a day", () => {
  it("is one however often it is asked for, posted and closed once", async () => {
    const days = await Promise.all([1, 2, 3].map(() => Day.of("cd01", today)));
    expect(new Set(days.map(({ id }) => id)).size).toBe(1);
    await Day.post("cd01", today, act("", { at: tuesday }));
    await Day.post("cd01", today, act("", { at: later(60) }));
    expect(await Day.of("cd01", today)).toMatchObject({ postedAt: tuesday, stale: true });
    expect((await Day.unclosed("cd01")).map(({ day }) => day)).toEqual([today]);
    await Day.close("cd01", today, act("", { at: later(500) }));
    expect(await Day.unclosed("cd01")).toEqual([]);
  });

  it("is drawn anew when it is touched, if it has a card at all", async () => {
    await Day.touch("cd01", today);
    expect(await Day.countDocuments({})).toBe(0);
    const { _id, revision } = await Day.of("cd01", today);
    await Day.touch("cd01", today);
    expect(await Day.named("cd01", _id)).toMatchObject({ revision: revision + 1, stale: true });
  });
});

it("writes down once what somebody changed by hand", async () => {
  const press = act("gao");
  for (let i = 0; i < 2; i++) {
    await AuditEntry.record(
      "cd01",
      { act: "store.apply", subject: "store:cd01", details: { rows: 3 } },
      press,
    );
  }
  const entries = await AuditEntry.between("cd01", tuesday, later(1));
  expect(entries).toMatchObject([{ act: "store.apply", person: "gao", details: { rows: 3 } }]);
});
