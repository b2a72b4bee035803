import { describe, expect, it } from "vitest";
import type { Mapping } from "../../../../jobs/import/columns/columns.ts";
import { leansTo } from "../../../../jobs/import/columns/columns.ts";
import { findHeader } from "../../../../jobs/import/columns/header.ts";
import { buildMapping } from "../../../../jobs/import/columns/mapping.ts";

const noMapping: Mapping = new Map();

/** What the header of these lines says: which field each column holds. */
function read(lines: string[][], mapping = noMapping) {
  const header = findHeader(
    lines.map((cells, i) => ({ row: i + 1, cells })),
    mapping,
  );
  if (!header) return undefined;
  const fields: Record<number, string> = {};
  for (const [field, columns] of header.columns.holding) for (const column of columns) fields[column] = field;
  return {
    index: header.index,
    lines: header.lines,
    fields: Object.values(fields),
    type: leansTo(header.columns.leaning),
  };
}

describe("the header of a table", () => {
  it.each([
    [
      ["工单号", "车牌号", "VIN", "车主姓名", "手机号码", "出厂时间", "维修项目"],
      ["number", "plate", "vin", "ownerName", "phone", "handedBack", "work"],
      "repair",
    ],
    [
      ["合同编号", "车架号", "客户名称", "联系电话", "交车日期", "销售顾问", "车型", "颜色"],
      ["number", "vin", "name", "phone", "handedBack", "consultant", "model", "colour"],
      "delivery",
    ],
    [["车架号", "姓名", "电话", "交车日期"], ["vin", "name", "phone", "handedBack"], "delivery"],
    [
      ["RO Number", "License Plate", "Customer Name", "Mobile Phone", "Date Out", "Service Advisor"],
      ["number", "plate", "name", "phone", "handedBack", "advisor"],
      "repair",
    ],
    [
      ["Contract No.", "VIN", "Buyer", "Phone", "Delivery Date", "Sales Consultant"],
      ["number", "vin", "ownerName", "phone", "handedBack", "consultant"],
      "delivery",
    ],
    [["车牌（必填）", " 手 机 号 *", "ＶＩＮ码", "【姓名】"], ["plate", "phone", "vin", "name"], undefined],
    [
      ["送修人", "送修人电话", "车主", "车主电话", "车牌"],
      ["bringerName", "bringerPhone", "ownerName", "ownerPhone", "plate"],
      "repair",
    ],
  ] as const)("is understood: %j", (header, fields, type) => {
    expect(read([[...header], ["x"]])).toEqual({ index: 0, lines: 1, fields, type });
  });

  it("is found below titles", () => {
    const lines = [
      ["2026年11月维修台账"],
      [],
      ["制表人：李一", "日期：2026-11-30"],
      ["工单号", "姓名", "手机"],
      ["R1", "张三", "1"],
    ];
    expect(read(lines)).toMatchObject({ index: 3, lines: 1 });
  });

  it("is found in two lines, the upper naming groups", () => {
    const lines = [
      ["单据", "", "车主", "", "送修人", "", "车牌"],
      ["工单号", "出厂时间", "姓名", "电话", "姓名", "电话", ""],
      ["R1", "2026-11-20", "张三", "1", "李四", "2", "浙A12345"],
    ];
    expect(read(lines)).toEqual({
      index: 0,
      lines: 2,
      fields: ["number", "handedBack", "ownerName", "ownerPhone", "bringerName", "bringerPhone", "plate"],
      type: "repair",
    });
  });

  it("is not taken for two lines when a title or a row of data stands beside it", () => {
    const lines = [
      ["维修", "客户"],
      ["工单号", "姓名", "手机"],
      ["R1", "张三", "1"],
    ];
    expect(read(lines)).toMatchObject({ index: 1, lines: 1 });
  });

  it("is not found in a letter or in data", () => {
    expect(read([["尊敬的客户："], ["您好，感谢您的信任。"], ["姓名"]])).toBeUndefined();
    expect(
      read([
        ["R1", "张三", "13912345678"],
        ["R2", "李四", "13912345678"],
      ]),
    ).toBeUndefined();
  });

  it("does not take the advisor's number for the customer's", () => {
    expect(
      read([
        ["工单号", "手机", "服务顾问电话"],
        ["R1", "1", "2"],
      ])!.fields,
    ).toEqual(["number", "phone"]);
  });

  it("follows a mapping before its own words", () => {
    const mapping = buildMapping({ number: "小票" }, { phone: ["回访用电话", "备用"], ignore: "手机" });
    const lines = [
      ["小票", "备用", "手机", "回访用电话", "车牌"],
      ["1", "2", "3", "4", "5"],
    ];
    expect(read(lines, mapping)!.fields).toEqual(["number", "phone", "phone", "plate"]);
  });
});
