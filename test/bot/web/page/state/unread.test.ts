import { describe, expect, it } from "vitest";
import { waitingFor } from "../../../../../bot/web/page/state/unread.ts";
import { item } from "../builders.ts";

describe("what waits in a channel", () => {
  it("counts the reader's own turns and those of whoever reads", () => {
    const cards = [
      item("his", { card: { todo: { of: ["li"] } } }),
      item("anybody's", { card: { todo: {} } }),
      item("another's", { card: { todo: { of: ["wang"], urgent: true } } }),
      item("nobody's"),
    ];
    expect(waitingFor(cards, "li")).toEqual({ count: 2, urgent: false });
  });

  it("is urgent if one of them must not wait", () => {
    expect(waitingFor([item("a", { card: { todo: { urgent: true } } })], "li")).toEqual({
      count: 1,
      urgent: true,
    });
  });
});
