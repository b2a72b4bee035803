import { describe, expect, it } from "vitest";
import { Customer } from "../../../models/customer.ts";
import { Visit } from "../../../models/visit.ts";
import { contents, dealership, everything } from "./dealership.ts";
import { csv, tableFolder } from "./files.ts";

const write = tableFolder();
const importing = dealership();

const header = ["工单号", "车牌号", "VIN", "姓名", "手机", "出厂时间", "维修项目", "服务顾问"];
const row = (change: Record<string, string> = {}) => {
  const cells: Record<string, string> = { 工单号: "R1", 车牌号: "浙A12345", VIN: "LSVAA4187E2184561", 姓名: "张三", 手机: "13912345678", 出厂时间: "2026-12-06 15:30", 维修项目: "更换机油", 服务顾问: "李一", ...change };
  return header.map((name) => cells[name]!);
};
const file = (...rows: string[][]) => write("visits.csv", csv([header, ...rows]));

describe("importing visits", () => {
  it("creates the visit with its customer and car", async () => {
    const report = await importing(file(row()));
    expect(report).toEqual({ rows: 1, created: 1, updated: 0, unchanged: 0, warnings: [], rejected: [] });
    const [customer] = await contents("customers");
    const [vehicle] = await contents("vehicles");
    const [visit] = await contents("visits");
    expect(customer).toMatchObject({ store: "cd01", phone: "+8613912345678", name: "张三", consent: "unknown" });
    expect(vehicle).toMatchObject({ vin: "LSVAA4187E2184561", plate: "浙A12345", owner: customer!._id });
    expect(visit).toMatchObject({
      type: "repair",
      key: "R1",
      number: "R1",
      at: new Date("2026-12-06T07:30:00Z"),
      vehicle: vehicle!._id,
      owner: customer!._id,
      advisor: "li",
      work: "更换机油",
      toPlan: true,
    });
  });

  it("changes nothing when the same file comes twice", async () => {
    const path = file(row(), row({ 工单号: "R2", 车牌号: "浙A54321", VIN: "", 手机: "13812345678" }));
    await importing(path);
    const before = await everything();
    expect(await importing(path)).toMatchObject({ rows: 2, created: 0, updated: 0, unchanged: 2 });
    expect({ ...(await everything()), importRuns: [] }).toEqual({ ...before, importRuns: [] });
  });
});
