import { describe, expect, it } from "vitest";
import { act, buildCustomer } from "../../factories.ts";
import { csv, tableFolder } from "./files.ts";
import { nouns, said, stored, useImport } from "./importing.ts";

const write = tableFolder();
const importing = useImport();
const header = [
  "客户姓名",
  "称呼",
  "性别",
  "手机",
  "家庭电话",
  "生日",
  "车牌号",
  "VIN",
  "车型",
  "颜色",
  "购车日期",
  "行驶里程",
];
const zhang = [
  "张三",
  "张先生",
  "男",
  "13912345678",
  "0571-88888888",
  "1980/5/6",
  "浙A12345",
  "LSVAA4187E2184561",
  "朗逸",
  "白",
  "2024-03-02",
  "12,345 公里",
];
const with_ = (change: Partial<Record<number, string>>) =>
  zhang.map((cell, column) => change[column] ?? cell);
const customers = (...rows: string[][]) => write("customers.csv", csv([header, ...rows]));
const options = { kind: "customers" } as const;

describe("importing customers", () => {
  it("makes the customer and his car", async () => {
    expect(await importing(customers(zhang), options)).toMatchObject({
      rows: 1,
      created: 1,
      warnings: [],
      rejected: [],
    });
    const [customer] = await stored("customers");
    expect(customer).toMatchObject({
      ...{ name: "张三", address: "张先生", sex: "male", phone: "+8613912345678" },
      ...{ phones: ["+8657188888888"], birthday: "1980-05-06", consent: "unknown" },
    });
    expect(await stored("vehicles")).toMatchObject([
      {
        ...{ vin: "LSVAA4187E2184561", plate: "浙A12345", model: "朗逸", colour: "白" },
        ...{ purchasedOn: "2024-03-02", mileage: 12345, owner: customer!._id },
      },
    ]);
    expect(await stored("visits")).toEqual([]);
  });

  it("changes nothing when the same file comes again, and reports the same on trial", async () => {
    const path = customers(
      zhang,
      with_({ 6: "浙A54321", 7: "" }),
      with_({ 3: "12" }),
      with_({ 0: "张三丰" }),
    );
    const trial = await importing(path, { ...options, dryRun: true });
    expect(await importing(path, options)).toEqual(trial);
    expect(said(trial.rejected)).toEqual([[5, "手机", "import.repeated"]]);
    const before = await nouns();
    expect(await importing(path, options)).toMatchObject({ rows: 4, created: 0, unchanged: 3 });
    expect(await nouns()).toEqual(before);
  });

  it("takes a customer without a car", async () => {
    await importing(customers(with_({ 6: "", 7: "" })), options);
    expect([await stored("customers"), await stored("vehicles")]).toMatchObject([[{ name: "张三" }], []]);
  });

  it("does without what cannot be read beside the number", async () => {
    const report = await importing(customers(with_({ 5: "五月", 11: "很多", 4: "8888" })), options);
    expect(said(report.warnings)).toEqual([
      [2, "家庭电话", "import.badPhone"],
      [2, "生日", "import.badDate"],
      [2, "行驶里程", "import.badMileage"],
    ]);
    expect(report.created).toBe(1);
  });

  it("updates what the file says anew, and leaves a refusal in place", async () => {
    const customer = await buildCustomer({ phone: "+8613912345678", name: "张" });
    await customer.stopCalling(act(), "asked to");
    expect(await importing(customers(zhang), options)).toMatchObject({ rows: 1, created: 1 });
    expect(await importing(customers(with_({ 0: "张三丰" })), options)).toMatchObject({
      rows: 1,
      updated: 1,
    });
    expect(await stored("customers")).toMatchObject([{ name: "张三丰", doNotCall: { reason: "asked to" } }]);
  });
});
