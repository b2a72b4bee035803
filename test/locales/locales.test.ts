import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { AppError } from "../../locales/appError.ts";
import en from "../../locales/en.json" with { type: "json" };
import { t } from "../../locales/index.ts";
import zhCN from "../../locales/zh-CN.json" with { type: "json" };

const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).toSorted();
const ROOMS = ["commands", "models", "jobs", "bot", "builder", "sample", "ui"];

/** All of the product's own code, as one text. */
function productCode(): string {
  const rooms = ROOMS.filter((room) => existsSync(room)).flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: "utf8" }).map((file) => `${room}/${file}`),
  );
  const files = [...readdirSync("."), ...rooms].filter((file) => /\.tsx?$/.test(file));
  return files.map((file) => readFileSync(file, "utf8")).join("\n");
}

describe("the texts", () => {
  it("hold the same sentences in both languages", () => {
    expect(Object.keys(en)).toEqual(Object.keys(zhCN));
  });

  it.each(Object.keys(en) as (keyof typeof en)[])("fill the same places in both languages: %s", (key) => {
    expect(placeholders(en[key])).toEqual(placeholders(zhCN[key]));
  });

  it("hold no sentence that nothing says", () => {
    const code = productCode();
    // Some name the end of a key by a value: `kind.${kind}`.
    const said = (key: string) =>
      code.includes(`"${key}"`) ||
      [...key.matchAll(/\./g)].some(({ index }) => code.includes(`\`${key.slice(0, index + 1)}\${`));
    expect(Object.keys(en).filter((key) => !said(key))).toEqual([]);
  });

  it("fill places by name and leave an unfilled one to be seen", () => {
    expect(t("en", "job.done", { name: "heartbeat" })).toBe("heartbeat: done in {ms} ms");
  });

  it("tell a refusal in the reader's language", () => {
    expect(new AppError("data.notEmpty").in("zh-CN")).toBe(zhCN["data.notEmpty"]);
  });
});
