import { expect, it } from "vitest";
import { csv, tableFolder } from "./files.ts";
import { stored, useImport } from "./importing.ts";

const write = tableFolder();
const importing = useImport();

it.each([
  [["车主"], ["周先生"]],
  [
    ["车主", "送修人"],
    ["", "周先生"],
  ],
])("gives the number beside %j to the one who is named", async (headers, names) => {
  const rows = [
    ["工单号", "车牌号", "出厂时间", ...headers, "手机"],
    ["R1", "浙A12345", "2026-11-30 15:30", ...names, "13912345678"],
  ];
  expect(await importing(write("visits.csv", csv(rows)))).toMatchObject({ created: 1, rejected: [] });
  expect(await stored("customers")).toMatchObject([{ name: "周先生", phone: "+8613912345678" }]);
});
