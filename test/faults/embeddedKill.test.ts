import { expect, it } from "vitest";
import { killRounds } from "../models/embedded/killRounds.ts";

const rounds = Number(process.env.FAULT_ROUNDS ?? 20);

it(`survives ${rounds} kills amid writes without losing or repeating one`, async () => {
  const { acknowledged } = await killRounds(rounds);
  expect(acknowledged).toBeGreaterThan(rounds * 60);
});
