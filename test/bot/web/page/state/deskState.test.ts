import { describe, expect, it } from "vitest";
import { blankDesk, changed, type DeskChange } from "../../../../../bot/web/page/state/deskState.ts";
import { item } from "../builders.ts";

const after = (...changes: DeskChange[]) => changes.reduce(changed, blankDesk);

describe("what the page knows", () => {
  it("takes the time from the server", () => {
    expect(after({ type: "hello", now: 5_000, at: 2_000 }).ahead).toBe(3_000);
  });

  it("is live once the server has said hello, and lost when the stream breaks", () => {
    expect(after({ type: "hello", now: 0, at: 0 }).live).toBe("live");
    expect(after({ type: "hello", now: 0, at: 0 }, { type: "live", live: "lost" }).live).toBe("lost");
  });

  it("takes back a card that went, when the server names it on the next connection", () => {
    const card = item("a");
    const state = after(
      { type: "items", items: [card] },
      { type: "gone", ref: "a" },
      { type: "hello", now: 0, at: 0 },
      { type: "items", items: [card] },
    );
    expect(state.shelf.items.has("a")).toBe(true);
  });

  it("remembers how far each list has come", () => {
    const state = after(
      { type: "list", of: "callbacks", loaded: { is: "loading" } },
      { type: "list", of: "finance", loaded: { is: "failed" } },
      { type: "list", of: "callbacks", loaded: { is: "ready", more: true } },
    );
    expect(state.lists).toEqual({ callbacks: { is: "ready", more: true }, finance: { is: "failed" } });
  });
});
