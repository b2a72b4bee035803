import exceljs from "exceljs";
import { describe, expect, it } from "vitest";
import type { ImportReport } from "../../../jobs/import/report.ts";
import { Customer } from "../../../models/customer.ts";
import { ImportRun } from "../../../models/importRun.ts";
import { Visit } from "../../../models/visit.ts";
import { crashingAfter } from "../../crash.ts";
import { contents } from "../../database.ts";
import { act, buildCustomer, buildVehicle, buildVisit } from "../../factories.ts";
import { csv, tableFolder } from "./files.ts";
import { nouns, repair, repairs, said, stored, useImport } from "./importing.ts";

const write = tableFolder();
const importing = useImport();
const file = (...rows: string[][]) => write("repairs.csv", repairs(...rows));

/** Counts as one line: rows = created + updated + unchanged + rejected. */
function counts({ rows, created, updated, unchanged, rejected }: ImportReport): string {
  return `${rows} = ${created} + ${updated} + ${unchanged} + ${rejected.length}`;
}

describe("importing a visit", () => {
  it("makes the visit, its customer and its car", async () => {
    expect(await importing(file(repair()))).toEqual({
      ...{ rows: 1, created: 1, updated: 0, unchanged: 0 },
      ...{ warnings: [], rejected: [] },
    });
    const { customers, vehicles, visits } = await contents();
    expect(customers).toMatchObject([
      { store: "cd01", phone: "+8613912345678", name: "张三", consent: "unknown" },
    ]);
    expect(vehicles).toMatchObject([
      { vin: "LSVAA4187E2184561", plate: "浙A12345", owner: customers![0]!._id },
    ]);
    expect(visits).toMatchObject([
      {
        ...{ type: "repair", key: "R1", number: "R1", at: new Date("2026-11-30T15:30:00+08:00") },
        ...{
          vehicle: vehicles![0]!._id,
          owner: customers![0]!._id,
          advisor: "chen",
          work: "更换机油",
          toPlan: true,
        },
      },
    ]);
  });

  it("changes nothing when the same file comes again", async () => {
    const path = file(
      repair(),
      repair({ 工单号: "R2", 车牌号: "浙A54321", VIN: "", 手机: "13812345678" }),
      repair({ 手机: "1" }),
    );
    await importing(path);
    const before = await nouns();
    expect(counts(await importing(path))).toBe("3 = 0 + 0 + 2 + 1");
    expect(await nouns()).toEqual(before);
  });

  it("leaves a correction made by hand alone until the file says something new", async () => {
    await importing(file(repair()));
    await Customer.byPhone("cd01", "+8613912345678", { name: "张三丰" });
    expect(counts(await importing(file(repair())))).toBe("1 = 0 + 0 + 1 + 0");
    expect(await stored("customers")).toMatchObject([{ name: "张三丰" }]);
  });

  it("updates a changed work order and marks it to be planned anew", async () => {
    await importing(file(repair()));
    const [visit] = await stored("visits");
    await Visit.planned(String(visit!._id), Number(visit!.revision));
    const report = await importing(file(repair({ 维修项目: "更换刹车片", 出厂时间: "2026-12-01 09:00" })));
    expect(counts(report)).toBe("1 = 0 + 1 + 0 + 0");
    expect(await stored("visits")).toMatchObject([
      { _id: visit!._id, work: "更换刹车片", at: new Date("2026-12-01T09:00:00+08:00"), toPlan: true },
    ]);
  });

  it("knows a visit that was entered by hand", async () => {
    const owner = await buildCustomer({ phone: "+8613912345678", name: "张三" });
    const vehicle = await buildVehicle({ vin: "LSVAA4187E2184561", plate: "浙A12345" });
    const at = new Date("2026-11-30T15:30:00+08:00");
    await buildVisit({
      key: "R1",
      number: "R1",
      data: { at, vehicle: vehicle._id, owner: owner._id, work: "更换机油", advisor: "chen" },
    });
    expect(counts(await importing(file(repair())))).toBe("1 = 0 + 0 + 1 + 0");
  });

  it("keeps owner and bringer apart", async () => {
    const table = [
      ["工单号", "车牌", "车主", "车主电话", "送修人", "送修人电话", "出厂时间"],
      ["R1", "浙A12345", "张三", "13912345678", "李四", "13812345678", "2026-11-30"],
    ];
    await importing(write("two.csv", csv(table)));
    const { customers, visits } = await contents();
    const id = (phone: string) => customers!.find((customer) => customer.phone === phone)!._id;
    expect(visits).toMatchObject([{ owner: id("+8613912345678"), bringer: id("+8613812345678") }]);
  });

  it("without a telephone number is taken, with a customer known by his car", async () => {
    const report = await importing(file(repair({ 手机: "" })));
    expect(said(report.warnings)).toEqual([[2, "手机", "import.noPhone"]]);
    const { customers, vehicles, visits } = await contents();
    expect(customers).toMatchObject([{ name: "张三", nameless: `${String(vehicles![0]!._id)}:张三` }]);
    expect(visits).toMatchObject([{ owner: customers![0]!._id }]);
  });

  it("names a delivery without number by VIN and day", async () => {
    const table = [
      ["车架号", "姓名", "电话", "交车日期", "销售顾问"],
      ["LSVAA4187E2184561", "张三", "13912345678", "2026-11-30", "孙四"],
    ];
    await importing(write("delivery.csv", csv(table)));
    expect(await stored("visits")).toMatchObject([
      { type: "delivery", key: "LSVAA4187E2184561:2026-11-30", consultant: "sun" },
    ]);
    expect(await stored("vehicles")).toMatchObject([{ purchasedOn: "2026-11-30" }]);
  });

  it("warns when it is too late to call, and once of each unknown member of staff", async () => {
    const old = { 出厂时间: "2025-01-05", 服务顾问: "钱八" };
    const report = await importing(file(repair(old), repair({ ...old, 工单号: "R2" })));
    expect(said(report.warnings)).toEqual([
      [2, "服务顾问", "import.unknownStaff"],
      [2, "出厂时间", "visit.tooOld"],
      [3, "出厂时间", "visit.tooOld"],
    ]);
  });
});

describe("an order on several lines", () => {
  it("is one visit with all its jobs", async () => {
    const path = file(repair(), repair({ 维修项目: "更换机滤" }), repair({ 工单号: "R2" }));
    expect(counts(await importing(path))).toBe("3 = 2 + 0 + 1 + 0");
    expect((await stored("visits")).map(({ work }) => work)).toContain("更换机油; 更换机滤");
    expect(counts(await importing(path))).toBe("3 = 0 + 0 + 3 + 0");
  });

  it("is rejected where a later line says something else", async () => {
    const path = file(repair(), repair({ 工单号: "R2" }), repair({ 手机: "13812345678" }), repair());
    const report = await importing(path);
    expect(counts(report)).toBe("4 = 2 + 0 + 1 + 1");
    expect(report.rejected).toMatchObject([
      { row: 4, column: "工单号", code: "import.repeated", params: { first: 2 } },
    ]);
    expect(counts(await importing(path))).toBe("4 = 0 + 0 + 3 + 1");
  });
});

describe("the sort of visits", () => {
  const header = ["类型", "单号", "车牌", "姓名", "手机", "日期"];
  const visit = (type: string, number: string) => [
    type,
    number,
    "浙A12345",
    "张三",
    "13912345678",
    "2026-11-30",
  ];

  it("is what the type column says", async () => {
    const table = [
      header,
      visit("交车", "1"),
      visit("维修", "2"),
      visit("保养", "3"),
      visit("", "4"),
      visit("其他", "5"),
    ];
    const report = await importing(write("types.csv", csv(table)));
    expect(
      (await stored("visits")).map(({ type, key }) => `${String(key)} ${String(type)}`).toSorted(),
    ).toEqual(["1 delivery", "2 repair", "3 repair"]);
    expect(said(report.rejected)).toEqual([
      [5, "类型", "import.required"],
      [6, "类型", "import.unknownType"],
    ]);
  });

  it("is what the person says where the column is silent", async () => {
    const report = await importing(write("said.csv", csv([header, visit("", "1"), visit("交车", "2")])), {
      type: "repair",
    });
    expect(counts(report)).toBe("2 = 2 + 0 + 0 + 0");
    expect((await stored("visits")).map(({ type }) => type).toSorted()).toEqual(["delivery", "repair"]);
  });

  it("is asked for where nothing says it", async () => {
    const path = write("unclear.csv", csv([header.slice(1), visit("", "1").slice(1)]));
    await expect(importing(path)).rejects.toMatchObject({ code: "import.typeUnclear" });
    expect(counts(await importing(path, { type: "repair" }))).toBe("1 = 1 + 0 + 0 + 0");
  });
});

describe("what a customer said about being called", () => {
  const table = (consent: string, stop = "") =>
    write(
      "wishes.csv",
      csv([
        ["工单号", "车牌", "姓名", "手机", "出厂时间", "是否同意回访", "勿扰", "方便时间", "回访电话"],
        ["R1", "浙A12345", "张三", "13912345678", "2026-11-30", consent, stop, "下午", "0571-88888888"],
      ]),
    );

  it("is kept", async () => {
    await importing(table("是"));
    expect(await stored("customers")).toMatchObject([
      { consent: "yes", slot: { "mon-sun": ["12:30-18:00"] }, preferredPhone: "+8657188888888" },
    ]);
  });

  it("is never undone by an import", async () => {
    await importing(table("否"));
    await importing(table("是"));
    expect(await stored("customers")).toMatchObject([{ consent: "no" }]);
  });

  it("stops calls when the file says so, and stays stopped", async () => {
    await importing(table("是", "是"));
    expect(await stored("customers")).toMatchObject([{ consent: "no" }]);
  });

  it("outlives an import after a hard refusal", async () => {
    const customer = await buildCustomer({ phone: "+8613912345678" });
    await customer.stopCalling(act(), "asked to");
    await importing(table("是"));
    expect(await stored("customers")).toMatchObject([{ doNotCall: { reason: "asked to" } }]);
  });
});

describe("a trial run", () => {
  const rows = [
    repair(),
    repair({ 工单号: "R2", 手机: "13812345678" }),
    repair({ 工单号: "R3", 手机: "1" }),
    repair(),
    repair({ 工单号: "R4", 出厂时间: "2025-01-05" }),
  ];

  it("changes nothing and reports the same", async () => {
    await importing(file(repair({ 维修项目: "保养" })));
    const before = await contents();
    const trial = await importing(file(...rows), { dryRun: true });
    expect(await contents()).toEqual(before);
    expect(await importing(file(...rows))).toEqual(trial);
    expect(counts(trial)).toBe("5 = 2 + 1 + 1 + 1");
  });
});

describe("the columns of a store", () => {
  const table = () =>
    write(
      "own.csv",
      csv([
        ["小票", "车牌", "贵宾", "热线", "离店"],
        ["R1", "浙A12345", "张三", "13912345678", "2026-11-30"],
      ]),
    );
  const mapping = { number: "小票", name: "贵宾", phone: "热线", handedBack: "离店" };

  it("are named once and remembered", async () => {
    await expect(importing(table())).rejects.toMatchObject({ code: "import.noHeader" });
    expect(counts(await importing(table(), { mapping, type: "repair" }))).toBe("1 = 1 + 0 + 0 + 0");
    expect(counts(await importing(table(), { type: "repair" }))).toBe("1 = 0 + 0 + 1 + 0");
  });

  it("are not remembered by a trial run", async () => {
    await importing(table(), { mapping, type: "repair", dryRun: true });
    await expect(importing(table(), { type: "repair" })).rejects.toMatchObject({ code: "import.noHeader" });
  });
});

describe("a file as a whole", () => {
  it.each([
    ["no table", "Dear customer,\nthank you for your trust.\n", "import.noHeader"],
    ["nothing", "", "import.noHeader"],
    [
      "a table without telephone",
      "工单号,车牌,姓名,出厂时间\nR1,浙A12345,张三,2026-11-30\n",
      "import.missingColumns",
    ],
    [
      "a table without dates",
      "工单号,车牌,姓名,手机\nR1,浙A12345,张三,13912345678\n",
      "import.missingColumns",
    ],
    ["a picture", "\x89PNG\r\n\x1a\n", "import.notATable"],
  ])("that is %s is refused, and nothing is changed", async (_, text, code) => {
    const before = await contents();
    await expect(
      importing(
        write(
          "refused.csv",
          text,
          "latin1" === code ? "latin1" : text.startsWith("\x89") ? "latin1" : "utf8",
        ),
      ),
    ).rejects.toMatchObject({ code });
    expect(await contents()).toEqual(before);
  });

  it("names the missing columns in the reader's language", async () => {
    const path = write("missing.csv", "工单号,车牌,姓名\nR1,浙A12345,张三\n");
    const refused: unknown = await importing(path).catch((error: unknown) => error);
    expect(refused).toMatchObject({ params: { columns: "date handed back, telephone" } });
  });

  it("with a header and no rows is an empty table", async () => {
    expect(counts(await importing(file()))).toBe("0 = 0 + 0 + 0 + 0");
  });

  it("is noted with what came of it", async () => {
    await importing(file(repair(), repair({ 工单号: "R2", 手机: "1" })), { by: "chen" });
    expect(await ImportRun.latest("cd01", 5)).toMatchObject([
      { kind: "visits", file: "repairs.csv", by: "chen", finished: true, rows: 2, created: 1, rejected: 1 },
    ]);
    expect(await stored("rejectedRows")).toMatchObject([
      { rows: [{ row: 3, column: "手机", code: "import.badPhone" }] },
    ]);
  });
});

describe("a workbook of several sheets", () => {
  it("is taken sheet by sheet, those that are no tables of visits left out", async () => {
    const book = new exceljs.Workbook();
    book.addWorksheet("说明").addRow(["本表由系统导出"]);
    const staff = book.addWorksheet("通讯录");
    staff.addRows([
      ["姓名", "手机"],
      ["陈三", "13712345678"],
    ]);
    const delivered = book.addWorksheet("交车");
    delivered.addRows([
      ["单号", "车架号", "姓名", "手机", "日期"],
      ["D1", "LSVAA4187E2184561", "张三", "13912345678", "2026-11-30"],
    ]);
    const repaired = book.addWorksheet("维修");
    repaired.addRows([
      ["2026年11月"],
      ["单号", "车牌", "姓名", "手机", "日期"],
      ["R1", "浙A12345", "张三", "1391234567", "2026-11-30"],
    ]);
    const path = write("sheets.xlsx", Buffer.from(await book.xlsx.writeBuffer()));
    const report = await importing(path);
    expect(report.warnings).toMatchObject([{ sheet: "通讯录", row: 1, code: "import.tableSkipped" }]);
    expect(report.rejected).toMatchObject([{ sheet: "维修", row: 3, column: "手机" }]);
    expect(await stored("visits")).toMatchObject([{ type: "delivery", key: "D1" }]);
  });
});

describe("an import that is cut short", () => {
  it("is completed by the same file, whatever had been written", async () => {
    const table = [
      repair(),
      repair({ 工单号: "R2", VIN: "", 车牌号: "浙B1", 手机: "" }),
      repair({ 工单号: "R3", VIN: "LSVAA4187E2184562", 车牌号: "浙A54321", 手机: "13812345678" }),
      repair({ 工单号: "R4", 手机: "1" }),
    ];
    await importing(file(...table));
    const whole = await nouns();
    for (let writes = 0; ; writes++) {
      await importing(file(repair({ 工单号: "R9" })), { dryRun: true });
      const { restore } = await import("../../database.ts");
      const { persons, stores } = await contents();
      await restore({ persons: persons!, stores: stores! });
      const died = await crashingAfter(writes, () => importing(file(...table)));
      await importing(file(...table));
      expect(withoutSource(await nouns())).toEqual(withoutSource(whole));
      if (!died) break;
    }
  });
});

/** Which import brought a visit differs from one import to the next; so do the ids of cars. */
function withoutSource(value: object): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, inner: unknown) =>
      ["source", "_id", "vehicle", "owner", "nameless"].includes(key) ? undefined : inner,
    ),
  );
}
