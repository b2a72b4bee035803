import { ESLint } from "eslint";
import { describe, expect, it } from "vitest";

const eslint = new ESLint();

/** The rules that complain about one line of code standing in that file. */
async function complaints(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: file });
  return result!.messages.map(({ ruleId }) => ruleId ?? "parse error");
}

const forbidden = [
  ["models/rules/x.ts", "../database.ts"],
  ["models/rules/x.ts", "../embedded/start.ts"],
  ["models/rules/x.ts", "mongoose"],
  ["models/x.ts", "../jobs/agenda.ts"],
  ["models/x.ts", "../app.ts"],
  ["models/embedded/x.ts", "../database.ts"],
  ["models/embedded/x.ts", "../../locales/index.ts"],
  ["jobs/x.ts", "../app.ts"],
  ["jobs/x.ts", "agenda"],
  ["bot/x.ts", "../jobs/agenda.ts"],
  ["bot/x.ts", "mongoose"],
  ["bot/flows/x.ts", "@slack/bolt"],
  ["bot/slack/x.ts", "grammy"],
  ["bot/telegram/x.ts", "@slack/bolt"],
  ["builder/x.ts", "../jobs/agenda.ts"],
  ["builder/web/x.ts", "../../models/database.ts"],
  ["bot/web/page/x.ts", "../../../models/database.ts"],
  ["ui/x.ts", "../models/database.ts"],
  ["locales/x.ts", "../models/database.ts"],
  ["app.ts", "grammy"],
  ["models/x.ts", "lmdb"],
] as const;

describe("the fences", () => {
  it.each(forbidden)("report %s when it imports %s", async (file, module) => {
    const found = await complaints(file, `import * as it from "${module}";\nexport const x = it;\n`);
    expect(found.some((rule) => /no-restricted-(paths|imports)/.test(rule))).toBe(true);
  });

  it.each([
    ["models/x.ts", "./rules/retry.ts"],
    ["models/x.ts", "mongoose"],
    ["jobs/agenda.ts", "agenda"],
    ["jobs/x.ts", "../models/heartbeat.ts"],
    ["bot/slack/x.ts", "@slack/bolt"],
    ["bot/telegram/x.ts", "grammy"],
    ["models/embedded/storage/x.ts", "lmdb"],
    ["app.ts", "./jobs/agenda.ts"],
    ["cli.ts", "./app.ts"],
  ])("let %s import %s", async (file, module) => {
    const found = await complaints(file, `import * as it from "${module}";\nexport const x = it;\n`);
    expect(found).toEqual([]);
  });

  it.each(["$lookup", "$where", "$out", "$text"])(
    "report the database operator %s, which not every database does",
    async (name) => {
      expect(await complaints("models/x.ts", `export const x = { ${name}: 1 };\n`)).toContain(
        "no-restricted-syntax",
      );
    },
  );

  it("let every operator of the list through", async () => {
    const { default: operators } = await import("../models/embedded/operators.json", {
      with: { type: "json" },
    });
    const names = Object.values(operators)
      .flat()
      .filter((name) => /^\$[a-z]\w*$/i.test(name));
    const code = names.map((name, i) => `export const x${i} = { ${name}: 1 };`).join("\n");
    expect(await complaints("models/x.ts", code)).toEqual([]);
  });

  it("let a job name the chat port as a type, never as a value", async () => {
    expect(
      await complaints("jobs/x.ts", 'import type { Card } from "../bot/chat.ts";\nexport type X = Card;\n'),
    ).toEqual([]);
    const found = await complaints(
      "jobs/x.ts",
      'import { Card } from "../bot/chat.ts";\nexport const x = Card;\n',
    );
    expect(found).toContain("@typescript-eslint/no-restricted-imports");
  });
});
