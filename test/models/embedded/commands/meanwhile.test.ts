import { setImmediate as moment } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { meanwhile } from "../../../../models/embedded/commands/meanwhile.ts";

/** Work without an end, which counts its steps. */
class Endless implements Iterator<undefined> {
  steps = 0;
  next() {
    this.steps++;
    return { done: false as const, value: undefined };
  }
}

/** Something that is over when it is told. */
function something() {
  let tell!: (result: string) => void;
  const over = new Promise<string>((resolve) => (tell = resolve));
  return { over, tell };
}

describe("meanwhile", () => {
  it("works for as long as it waits, and leaves others their turns", async () => {
    const { over, tell } = something();
    const work = new Endless();
    const waited = meanwhile(over, work);
    expect(work.steps).toBe(0);
    for (let turn = 0; turn < 5; turn++) await moment();
    expect(work.steps).toBeGreaterThan(0);
    tell("done");
    expect(await waited).toBe("done");
    const { steps } = work;
    await moment();
    expect(work.steps).toBe(steps);
  });

  it("waits on when there is nothing more to do", async () => {
    const { over, tell } = something();
    const waited = meanwhile(over, [1, 2].values());
    await moment();
    await moment();
    tell("done");
    expect(await waited).toBe("done");
  });

  it("fails as what it waits for", async () => {
    const failing = Promise.reject(new Error("the disk is full"));
    await expect(meanwhile(failing, new Endless())).rejects.toThrow("the disk is full");
  });
});
