import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createLater } from "../../bot/later.ts";

describe("what nobody waits for", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("is written down together with what comes soon after", async () => {
    const write = vi.fn(async () => undefined);
    const later = createLater<string>(write, () => undefined);
    later.add("a");
    later.add("b", "c");
    expect(write).not.toHaveBeenCalled();
    await vi.runAllTimersAsync();
    expect(write.mock.calls).toEqual([[["a", "b", "c"]]]);
    later.add("d");
    await vi.runAllTimersAsync();
    expect(write.mock.calls).toEqual([[["a", "b", "c"]], [["d"]]]);
  });

  it("is on disk when somebody waits for it after all", async () => {
    const written: string[] = [];
    const later = createLater<string>(
      async (notes) => void written.push(...notes),
      () => undefined,
    );
    later.add("a");
    await later.idle();
    expect(written).toEqual(["a"]);
  });

  it("is lost where it cannot be written, and nothing after it", async () => {
    const errors: unknown[] = [];
    const write = vi.fn(async () => undefined);
    write.mockRejectedValueOnce(new Error("the disk is full"));
    const later = createLater<string>(write, (error) => errors.push(error));
    later.add("a");
    await later.idle();
    later.add("b");
    await later.idle();
    expect(errors).toMatchObject([{ message: "the disk is full" }]);
    expect(write.mock.calls.at(-1)).toEqual([["b"]]);
  });
});
