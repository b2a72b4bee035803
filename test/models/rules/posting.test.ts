import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { OPEN_CARDS, planPosting, type Postable } from "../../../models/rules/posting.ts";

const call = (id: string, assignee?: string, posted = false): Postable => ({
  id,
  posted,
  ...(assignee && { assignee }),
});

const calls = (assignee: string, count: number): Postable[] =>
  Array.from({ length: count }, (_, i) => call(`${assignee}${i}`, assignee));

const queues = fc.array(
  fc.record(
    { assignee: fc.constantFrom("li", "zhao", "sun"), posted: fc.boolean() },
    { requiredKeys: ["posted"] },
  ),
);

describe("planPosting", () => {
  it("posts the first five of each caller", () => {
    expect(planPosting([...calls("li", 7), ...calls("zhao", 2)])).toEqual([
      ...["li0", "li1", "li2", "li3", "li4"],
      ...["zhao0", "zhao1"],
    ]);
  });

  it("posts nothing while five of a caller are open", () => {
    const open = calls("li", 5).map((each) => ({ ...each, posted: true }));
    expect(planPosting([...open, call("next", "li")])).toEqual([]);
  });

  it("brings the next one when one is finished", () => {
    const open = calls("li", 4).map((each) => ({ ...each, posted: true }));
    expect(planPosting([...open, call("next", "li"), call("later", "li")])).toEqual(["next"]);
  });

  it("takes those of the front of the queue, wherever the posted ones stand", () => {
    const behind = calls("li", 4).map((each) => ({ ...each, posted: true }));
    expect(planPosting([call("front", "li"), call("second", "li"), ...behind])).toEqual(["front"]);
  });

  it("counts calls that nobody has yet as one caller's", () => {
    expect(planPosting(["a", "b", "c", "d", "e", "f"].map((id) => call(id)))).toHaveLength(OPEN_CARDS);
  });

  it("changes nothing when it is asked again after posting", () => {
    fc.assert(
      fc.property(queues, (drawn) => {
        const queue = drawn.map((each, i) => ({ ...each, id: String(i) }));
        const posted = new Set(planPosting(queue));
        const after = queue.map((each) => ({ ...each, posted: each.posted || posted.has(each.id) }));
        expect(planPosting(after)).toEqual([]);
      }),
    );
  });

  it("keeps nobody waiting who has fewer than five open cards", () => {
    fc.assert(
      fc.property(queues, (drawn) => {
        const queue = drawn.map((each, i) => ({ ...each, id: String(i) }));
        const posted = new Set(planPosting(queue));
        for (const assignee of ["li", "zhao", "sun", undefined]) {
          const his = queue.filter((each) => each.assignee === assignee);
          const open = his.filter((each) => each.posted || posted.has(each.id)).length;
          const before = his.filter((each) => each.posted).length;
          expect(open).toBe(Math.max(before, Math.min(his.length, OPEN_CARDS)));
        }
      }),
    );
  });
});
