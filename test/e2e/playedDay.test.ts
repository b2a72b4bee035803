import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { copyOf, loadedSample, outcomeOf, type Outcome, play, playKilled } from "../faults/playedDay.ts";
import { temporaryFolder } from "../temporaryFolder.ts";

/** Kills on the way of one day; `npm run test:faults` has many more. */
const KILLS = 8;

describe("a played day", () => {
  const sample = temporaryFolder();
  let undisturbed: Outcome;
  let said = "";
  beforeAll(async () => {
    await loadedSample(sample.path);
    const copy = copyOf(sample.path);
    const run = play(copy.path);
    expect(await run.ended, run.output()).toBe(0);
    said = run.output();
    undisturbed = await outcomeOf(copy.path);
    copy.remove();
  }, 180_000);
  afterAll(() => sample.remove());

  it("tells what came to pass, to the day's sheet", () => {
    expect(said).toMatch(/09:\d\d {2}.*a complaint is born/);
    expect(said).toMatch(/closed on the customer's word/);
    expect(said).toMatch(/18:\d\d {2}The day's sheet is posted/);
  });

  it("leaves nothing that its cards do not show, and nothing twice", () => {
    expect(undisturbed.cards!.filter((card) => !String(card).endsWith("true false"))).toEqual([]);
    expect(undisturbed.twice).toEqual([]);
    expect(undisturbed.sheets).toHaveLength(1);
  });

  it(`leaves the same after ${KILLS} kills on its way`, { timeout: 400_000 }, async () => {
    const copy = copyOf(sample.path);
    const after = Array.from({ length: KILLS }, () => 1_200 + Math.random() * 3_300);
    try {
      expect(await playKilled(copy.path, after)).toBe(0);
      expect(await outcomeOf(copy.path), `killed after ${after.join()} ms`).toEqual(undisturbed);
    } finally {
      copy.remove();
    }
  });
});
