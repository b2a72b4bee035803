import { describe, expect, it } from "vitest";
import { createTokens } from "../../bot/tokens.ts";
import { ButtonToken } from "../../models/buttonToken.ts";
import { useDatabase } from "../database.ts";

useDatabase();

const now = new Date("2026-12-01T02:00:00Z");
const on = { store: "cd01", subject: "callback:1" as const, version: 3 };

describe("a button's token", () => {
  it("means its action on its subject as it was, in another process too", async () => {
    const [start, handOver] = await createTokens(() => now).issue(on, [
      { action: "start" },
      { action: "handOver", arg: "chen" },
    ]);
    const elsewhere = createTokens(() => now);
    await expect.poll(() => ButtonToken.read(handOver!)).not.toBeNull();
    expect(await elsewhere.read(start!)).toMatchObject({ ...on, action: "start" });
    expect(await elsewhere.read(handOver!)).toMatchObject({ ...on, action: "handOver", arg: "chen" });
  });

  it("is 20 random characters that a link or 64 bytes can hold", async () => {
    const tokens = createTokens(() => now);
    const issued = await tokens.issue(
      on,
      Array.from({ length: 200 }, () => ({ action: "start" })),
    );
    expect(new Set(issued).size).toBe(200);
    for (const token of issued) expect(token).toMatch(/^[\w-]{20}$/);
  });

  it.each(["", "start", "x".repeat(20), "x".repeat(5_000), '{"$gt":""}'])(
    "is none if made up: %.30j",
    async (token) => {
      expect(await createTokens(() => now).read(token)).toBeNull();
    },
  );

  it("means nothing any more after 30 days, remembered or not", async () => {
    let today = now;
    const tokens = createTokens(() => today);
    const [token] = await tokens.issue(on, [{ action: "start" }]);
    today = new Date(now.getTime() + 30 * 86_400_000);
    expect(await tokens.read(token!)).toBeNull();
    expect(await createTokens(() => today).read(token!)).toBeNull();
  });

  it("is known without asking the database again", async () => {
    const tokens = createTokens(() => now);
    const [token] = await tokens.issue(on, [{ action: "start" }]);
    await expect.poll(() => ButtonToken.read(token!)).not.toBeNull();
    await ButtonToken.deleteMany({});
    expect(await tokens.read(token!)).toMatchObject({ action: "start" });
  });
});
