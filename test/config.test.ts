import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readConfig, variables } from "../config.ts";
import { AppError } from "../locales/appError.ts";

const noFile = "/nowhere/.env";

describe("the configuration", () => {
  it("needs nothing to be set", () => {
    expect(readConfig({}, noFile)).toMatchObject({
      HUIFANG_DATA: "./data",
      HOST: "127.0.0.1",
      PORT: 3000,
      LOCALE: "zh-CN",
    });
  });

  it("takes an empty variable for one that is not set", () => {
    expect(readConfig({ MONGODB_URI: "", PORT: "" }, noFile)).toMatchObject({
      MONGODB_URI: undefined,
      PORT: 3000,
    });
  });

  it("names every fault at once", () => {
    const read = () => readConfig({ PORT: "many", LOCALE: "fr", MONGODB_URI: "localhost" }, noFile);
    expect(read).toThrow(AppError);
    expect(read).toThrow(/MONGODB_URI.*PORT.*LOCALE/s);
  });

  it("is explained in .env.example, variable by variable", () => {
    const example = readFileSync(".env.example", "utf8");
    const named = [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
    expect(named.toSorted()).toEqual(variables.toSorted());
  });

  it("accepts .env.example as it is", () => {
    expect(readConfig({}, ".env.example")).toEqual(readConfig({}, noFile));
  });
});
