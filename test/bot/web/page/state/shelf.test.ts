import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  emptyShelf,
  revisions,
  shelved,
  unshelved,
  type Shelf,
  type Shelved,
} from "../../../../../bot/web/page/state/shelf.ts";

const card = (ref: string, revision: number): Shelved => ({ ref, revision });
const shelf = (...cards: Shelved[]): Shelf<Shelved> => shelved(emptyShelf, cards);

describe("the cards that the page knows", () => {
  it("are shown in their highest revision, whatever order they came in", () => {
    const arrivals = fc.array(fc.tuple(fc.constantFrom("a", "b"), fc.integer({ min: 1, max: 9 })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(arrivals, (events) => {
        const after = events.reduce(
          (before, [ref, revision]) => shelved(before, [card(ref, revision)]),
          emptyShelf as Shelf<Shelved>,
        );
        for (const [ref] of events) {
          const highest = Math.max(
            ...events.filter(([each]) => each === ref).map(([, revision]) => revision),
          );
          expect(after.items.get(ref)?.revision).toBe(highest);
        }
        expect(after.items.size).toBe(new Set(events.map(([ref]) => ref)).size);
      }),
    );
  });

  it("stay the same object where nothing is new, so that nothing is drawn again", () => {
    const before = shelf(card("a", 3));
    expect(shelved(before, [card("a", 3), card("a", 2)])).toBe(before);
  });

  it("do not come back in an older state once they went", () => {
    const after = shelved(unshelved(shelf(card("a", 3)), "a"), [card("a", 3)]);
    expect(after.items.size).toBe(0);
  });

  it("come back in a newer one", () => {
    const after = shelved(unshelved(shelf(card("a", 3)), "a"), [card("a", 4)]);
    expect(after.items.get("a")?.revision).toBe(4);
  });

  it("tell the server their revisions", () => {
    expect(revisions(shelf(card("a", 3), card("b", 1)))).toEqual({ a: 3, b: 1 });
  });
});
