import { describe, expect, it } from "vitest";
import { cardsOf, entriesOf, viewed } from "../../../../../bot/web/page/state/items.ts";
import { emptyShelf, shelved } from "../../../../../bot/web/page/state/shelf.ts";
import { at, complaint, item, task } from "../builders.ts";

describe("what stands in a channel", () => {
  const shelf = shelved(emptyShelf, [
    item("second", { at: at("10:00") }),
    item("first", { at: at("09:00") }),
    item("elsewhere", { place: { channel: "finance" } }),
    item("reply", { place: { channel: "callbacks", thread: "first" } }),
  ]);

  it("is in the order in which it was posted, without what stands under its cards", () => {
    expect(cardsOf(shelf, "callbacks").map(({ ref }) => ref)).toEqual(["first", "second"]);
  });

  it("has its replies under the card", () => {
    expect(entriesOf(shelf, "first").map(({ ref }) => ref)).toEqual(["reply"]);
  });

  it("can be told apart by what it shows", () => {
    const items = [task("t", { state: "open" }), complaint("c"), item("plain")];
    expect(viewed(items, "complaint").map(({ view }) => view.subject)).toEqual(["c"]);
  });
});
