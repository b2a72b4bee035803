import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  enqueued,
  pauseAfter,
  sending,
  tried,
  unsentValues,
  type Act,
  type Queue,
} from "../../../../../bot/web/page/api/queue.ts";

const draft = (key: string, values: Record<string, unknown>, formId = "call:1"): Act => ({
  key,
  path: "draft",
  body: { formId, values },
  tried: false,
});
const say = (key: string): Act => ({ key, path: "say", body: { text: key }, tried: false });
const queueOf = (...acts: Act[]): Queue => acts.reduce(enqueued, []);

describe("what waits to be sent", () => {
  it("keeps the order in which it was done", () => {
    const queue = queueOf(say("a"), draft("b", { wait: 3 }), say("c"));
    expect(queue.map(({ key }) => key)).toEqual(["a", "b", "c"]);
  });

  it("takes answers given one after the other together, under the newest key", () => {
    const queue = queueOf(draft("a", { wait: 3, clean: true }), draft("b", { wait: 4 }));
    expect(queue).toEqual([draft("b", { wait: 4, clean: true })]);
  });

  it("keeps the answers of two forms apart", () => {
    expect(queueOf(draft("a", { wait: 3 }), draft("b", { wait: 4 }, "call:2"))).toHaveLength(2);
  });

  it("does not change what has been on the wire: the key stands for what was sent", () => {
    const queue = enqueued(sending(queueOf(draft("a", { wait: 3 }))), draft("b", { wait: 4 }));
    expect(queue.map(({ body }) => body["values"])).toEqual([{ wait: 3 }, { wait: 4 }]);
  });

  it("does not join answers over something said between them", () => {
    expect(queueOf(draft("a", { wait: 3 }), say("b"), draft("c", { wait: 4 }))).toHaveLength(3);
  });

  it("lets go of what was decided, and keeps what met nobody or nobody signed in", () => {
    const queue = queueOf(say("a"), say("b"));
    expect(tried(queue, "a", "acknowledged")).toHaveLength(1);
    expect(tried(queue, "a", "refused")).toHaveLength(1);
    expect(tried(queue, "a", "unreachable")).toHaveLength(2);
    expect(tried(queue, "a", "signedOut")).toHaveLength(2);
  });

  it("knows what a form's server lacks, the later answer over the earlier", () => {
    const queue = enqueued(sending(queueOf(draft("a", { wait: 3, clean: true }))), draft("b", { wait: 4 }));
    expect(unsentValues(queue, "call:1")).toEqual({ wait: 4, clean: true });
    expect(unsentValues(queue, "call:2")).toEqual({});
  });

  it("loses no answer, however answers and tries follow each other", () => {
    const given = fc.dictionary(fc.constantFrom("wait", "clean", "price"), fc.integer({ min: 1, max: 10 }));
    const step = fc.oneof(
      given.map((values) => ({ does: "answer" as const, values })),
      fc.constant({ does: "fail" as const }),
      fc.constant({ does: "arrive" as const }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let queue: Queue = [];
        let server: Record<string, unknown> = {};
        const told: Record<string, unknown> = {};
        const arrive = (): void => {
          queue = sending(queue);
          const first = queue[0];
          if (!first) return;
          server = { ...server, ...(first.body["values"] as object) };
          queue = tried(queue, first.key, "acknowledged");
        };
        steps.forEach((each, index) => {
          if (each.does === "answer") {
            Object.assign(told, each.values);
            queue = enqueued(queue, draft(`k${index}`, each.values));
          } else if (each.does === "fail") queue = sending(queue);
          else arrive();
        });
        while (queue.length > 0) arrive();
        expect(server).toEqual(told);
      }),
    );
  });
});

describe("the pause after failures", () => {
  it("doubles, up to a quarter of a minute", () => {
    expect([1, 2, 3, 4, 5, 20].map(pauseAfter)).toEqual([1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
  });
});
