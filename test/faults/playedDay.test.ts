import { expect, it } from "vitest";
import { temporaryFolder } from "../temporaryFolder.ts";
import { copyOf, loadedSample, outcomeOf, playKilled } from "./playedDay.ts";

const rounds = Number(process.env.FAULT_ROUNDS ?? 40);
/** So many kills fall into one day. */
const KILLS = 5;

it(`leaves the same day after ${rounds} kills as without one`, { timeout: rounds * 60_000 }, async () => {
  const sample = temporaryFolder();
  await loadedSample(sample.path);
  const calm = copyOf(sample.path);
  expect(await playKilled(calm.path, [])).toBe(0);
  const undisturbed = await outcomeOf(calm.path);
  calm.remove();
  for (let done = 0; done < rounds; done += KILLS) {
    const day = copyOf(sample.path);
    const after = Array.from({ length: KILLS }, () => 1_200 + Math.random() * 5_000);
    try {
      expect(await playKilled(day.path, after)).toBe(0);
      expect(await outcomeOf(day.path), `killed after ${after.join()} ms`).toEqual(undisturbed);
    } finally {
      day.remove();
    }
  }
  sample.remove();
});
