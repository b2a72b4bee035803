import { writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readStoreFile } from "../../jobs/storeFile.ts";
import { storeYaml, useHuifang } from "./huifang.ts";

const line = (text: string) => `${storeYaml}${text}\n`;

/** The faults of a file, as line and code. */
function faults(text: string): [number, string][] {
  const read = readStoreFile(text);
  return "faults" in read ? read.faults.map(({ line: at, key }) => [at, key]) : [];
}

describe("a store's file", () => {
  it("gives the store and its staff", () => {
    const read = readStoreFile(storeYaml);
    expect(read).toMatchObject({
      setup: {
        store: {
          _id: "cd01",
          timezone: "Asia/Shanghai",
          channels: [{ code: "complaints.service", desk: true, slack: "C0345" }],
          limits: { threshold: 5 },
        },
        staff: [
          {
            code: "li",
            roles: ["clerk"],
            telegram: "100200300",
            away: [{ from: "2026-12-24", until: "2026-12-26" }],
          },
          { code: "wang", roles: ["manager"], department: "service" },
        ],
      },
    });
  });

  it("needs no more than code, name and zone", () => {
    expect(readStoreFile("code: cd01\nname: x\ntimezone: Asia/Shanghai\n")).toMatchObject({
      setup: { staff: [] },
    });
  });

  it.each([
    ["windos: {}", [[13, "storeFile.unknownKey"]]],
    ["group: [1]", [[13, "storeFile.wrongValue"]]],
    ["hours: { monday: ['09:00-18:00'] }", [[13, "storeFile.badHours"]]],
    [
      "hours: { mon: ['9 to 5'] }",
      [
        [13, "storeFile.badHours"],
        [13, "storeFile.badHours"],
      ],
    ],
    ["departments: {", [[14, "storeFile.badYaml"]]],
  ])("names the line of what is wrong: %s", (text, expected) => {
    expect(faults(line(text)).map(([at, key]) => [at, key])).toEqual(expect.arrayContaining([expected[0]]));
  });

  it.each([
    ["timezone: Asia/Shanghai", "timezone: Asia/Beijing", [3, "storeFile.badZone"]],
    ["name: 城东店\n", "", [1, "storeFile.missing"]],
    ["role: clerk", "role: boss", [5, "storeFile.wrongValue"]],
    ["role: clerk, ", "", [5, "storeFile.oneRole"]],
    ["code: wang", "code: li", [6, "storeFile.twice"]],
    ["role: manager, dep", "role: manager, shoe: 43, dep", [6, "storeFile.unknownKey"]],
    ["{ slack: C0345 }", "{ slack: C0345, telegram: -100 }", [8, "storeFile.oneChat"]],
    ["away: { li", "away: { lu", [10, "storeFile.nobody"]],
    ["2026-12-24/2026-12-26", "2026-12-27/2026-12-26", [10, "storeFile.badAbsence"]],
    ['"2026-12-24"]', '"2026-02-30"]', [11, "storeFile.badDay"]],
    ["threshold: 5", "threshold: 0", [12, "storeFile.wrongValue"]],
  ])("names the line when %j is %j", (from, to, expected) => {
    const changed = storeYaml.replace(from, to);
    expect(changed).not.toBe(storeYaml);
    expect(faults(changed)).toEqual([expected]);
  });
});

// Each command line opens the database anew.
describe("huifang store", { timeout: 90_000 }, () => {
  const huifang = useHuifang();

  it("makes a store, changes nothing the second time, and shows what applies again without a change", async () => {
    const file = huifang.file("cd01.yaml");
    writeFileSync(file, storeYaml);
    const apply = (name: string) => huifang.run(["store", "apply", name, "--json"]);
    expect((await apply(file)).json).toEqual({ created: 3, updated: 0, unchanged: 0 });
    expect((await apply(file)).json).toEqual({ created: 0, updated: 0, unchanged: 3 });

    const shown = huifang.file("shown.yaml");
    writeFileSync(shown, (await huifang.run(["store", "show"])).out);
    expect((await apply(shown)).json).toEqual({ created: 0, updated: 0, unchanged: 3 });

    writeFileSync(file, storeYaml.replace("李一", "李二").replace(/ {2}- \{ code: wang.*\n/, ""));
    expect((await apply(file)).json).toEqual({ created: 0, updated: 2, unchanged: 1 });
    expect((await huifang.run(["store", "show", "--json"])).json).toMatchObject({
      staff: [{ name: "李二" }],
    });
  });

  it("refuses a faulty file with the line, and changes nothing", async () => {
    const file = huifang.file("wrong.yaml");
    writeFileSync(file, storeYaml.replace("windows:", "windos:"));
    const { code, err } = await huifang.run(["store", "apply", file]);
    expect(code).toBe(1);
    expect(err).toMatch(/^error: storeFile\.faulty .*line 9: there is no setting windos/);
    const none = await huifang.run(["store", "apply", huifang.file("none.yaml")]);
    expect(none).toMatchObject({
      code: 1,
      err: expect.stringContaining("storeFile.missingFile"),
    });
  });

  it("signs a person in with a link for one use", async () => {
    const { json } = await huifang.run(["link", "li", "--now", "2026-12-01T09:00:00+08:00", "--json"], {
      PUBLIC_URL: "https://desk.example.com/",
    });
    expect(json).toEqual({
      url: expect.stringMatching(/^https:\/\/desk\.example\.com\/sign-in\/[\w-]{43}$/),
      expires: "2026-12-01T01:15:00.000Z",
    });
    expect(await huifang.run(["link", "wang"])).toMatchObject({
      code: 1,
      err: expect.stringContaining("person.unknown"),
    });
  });

  it("is told by the doctor of a year whose holidays nobody knows yet", async () => {
    writeFileSync(
      huifang.file("cn.yaml"),
      "code: cn01\nname: CN\ntimezone: Asia/Shanghai\nholidays: { calendar: CN }\n",
    );
    await huifang.run(["store", "apply", huifang.file("cn.yaml")]);
    const about = async (now: string) => {
      const { json } = await huifang.run(["doctor", "--json", "--now", now]);
      return (json as { checks: { name: string; message: string }[] }).checks.filter(
        ({ name, message }) => name === "holidays" && message.includes("cn01"),
      );
    };
    expect(await about("2026-11-01T00:00:00Z")).toEqual([]);
    expect(await about("2039-12-20T00:00:00Z")).toMatchObject([{ message: expect.stringContaining("2040") }]);
  });
});
