import { describe, expect, it } from "vitest";
import { createWaiting } from "../../bot/waiting.ts";

/** Sleeps until it is woken: `wake(ms)` those who sleep so long. */
function alarm() {
  const sleepers: { ms: number; wake: () => void }[] = [];
  return {
    sleep: (ms: number) => new Promise<void>((wake) => void sleepers.push({ ms, wake })),
    wake: (ms: number) => sleepers.filter((one) => one.ms === ms).forEach((one) => one.wake()),
  };
}

/** Tells whether it is over by the time that everything which could happen has. */
async function isOver(work: Promise<unknown>): Promise<boolean> {
  let over = false;
  void work.then(() => (over = true));
  await new Promise(setImmediate);
  return over;
}

describe("who lets people go first", () => {
  it("does not wait where nobody does", async () => {
    expect(await isOver(createWaiting(alarm().sleep).calm())).toBe(true);
  });

  it("waits until the answer is there, and has been shown", async () => {
    const { sleep, wake } = alarm();
    const waiting = createWaiting(sleep);
    let answer!: (text: string) => void;
    const asked = waiting.until(new Promise<string>((resolve) => (answer = resolve)));
    const calm = waiting.calm();
    answer("done");
    expect(await asked).toBe("done");
    expect(await isOver(calm)).toBe(false);
    wake(50);
    expect(await isOver(calm)).toBe(true);
    expect(await isOver(waiting.calm())).toBe(true);
  });

  it("waits for the last of them", async () => {
    const { sleep, wake } = alarm();
    const waiting = createWaiting(sleep);
    await waiting.until(Promise.resolve());
    const never = waiting.until(new Promise(() => undefined));
    const calm = waiting.calm();
    wake(50);
    expect(await isOver(Promise.race([calm, never]))).toBe(false);
  });

  it("waits no longer than a quarter of a second", async () => {
    const { sleep, wake } = alarm();
    const waiting = createWaiting(sleep);
    void waiting.until(new Promise(() => undefined));
    const calm = waiting.calm();
    expect(await isOver(calm)).toBe(false);
    wake(250);
    expect(await isOver(calm)).toBe(true);
  });

  it("does not keep waiting for somebody whose work has failed", async () => {
    const { sleep, wake } = alarm();
    const waiting = createWaiting(sleep);
    await expect(waiting.until(Promise.reject(new Error("broken")))).rejects.toThrow("broken");
    wake(50);
    expect(await isOver(waiting.calm())).toBe(true);
  });
});
