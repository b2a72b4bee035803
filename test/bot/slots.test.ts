import { expect, it } from "vitest";
import { createSlots } from "../../bot/slots.ts";

it("lets so much be done at a time, in the order in which it came, whatever fails", async () => {
  const slots = createSlots(2);
  const ends: (() => void)[] = [];
  const begun: number[] = [];
  const all = [0, 1, 2, 3].map((index) =>
    slots
      .run(async () => {
        begun.push(index);
        await new Promise<void>((resolve) => ends.push(resolve));
        if (index === 1) throw new Error("it failed");
      })
      .catch(() => undefined),
  );
  await expect.poll(() => begun).toEqual([0, 1]);
  ends[1]!();
  await expect.poll(() => begun).toEqual([0, 1, 2]);
  ends[0]!();
  await expect.poll(() => begun).toEqual([0, 1, 2, 3]);
  ends.slice(2).forEach((end) => end());
  await Promise.all(all);
});
