import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTurns } from "../../bot/turns.ts";

describe("turns", () => {
  it("keep the order of each subject whatever the work takes and however it ends", async () => {
    const work = fc.record({ subject: fc.constantFrom("a", "b", "c"), fails: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.array(work, { maxLength: 12 }), async (scheduler, jobs) => {
        const turns = createTurns();
        const begun: number[] = [];
        const inHand = new Map<string, number>();
        const all = jobs.map(({ subject, fails }, index) =>
          turns
            .take(subject, async () => {
              begun.push(index);
              inHand.set(subject, (inHand.get(subject) ?? 0) + 1);
              expect(inHand.get(subject)).toBe(1);
              await scheduler.schedule(Promise.resolve());
              inHand.set(subject, 0);
              if (fails) throw new Error("it failed");
            })
            .catch(() => undefined),
        );
        await scheduler.waitFor(Promise.all(all));
        for (const subject of ["a", "b", "c"]) {
          const own = begun.filter((index) => jobs[index]!.subject === subject);
          expect(own).toEqual(own.toSorted((one, other) => one - other));
        }
        expect(begun).toHaveLength(jobs.length);
      }),
    );
  });

  it("are idle when nothing is in hand", async () => {
    const turns = createTurns();
    const done: string[] = [];
    void turns.take("a", async () => void done.push("first"));
    void turns.take("a", async () => void done.push("second"));
    await turns.idle();
    expect(done).toEqual(["first", "second"]);
    await turns.idle();
  });
});
