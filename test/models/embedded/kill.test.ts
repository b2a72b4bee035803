import { expect, it } from "vitest";
import { killRounds } from "./killRounds.ts";

it("loses no acknowledged write, and does none twice, when its process is killed amid writes", async () => {
  const { acknowledged } = await killRounds(4);
  expect(acknowledged).toBeGreaterThan(4 * 60);
}, 120_000);
