import { describe, expect, it } from "vitest";
import {
  addressOf,
  formSide,
  isSameSide,
  shownSide,
  type Side,
} from "../../../../../bot/web/page/state/sides.ts";
import { callForm } from "../builders.ts";

const call = (ref: string | undefined): Side => ({ kind: "call", form: callForm(), ref });
const thread: Side = { kind: "thread", ref: "t" };
const { view: _view, ...plainForm } = callForm();
const form: Side = { kind: "form", form: plainForm, back: thread };

describe("the side of the list", () => {
  it("shows what the address names", () => {
    expect(shownSide({ kind: "thread", ref: "t" }, undefined)).toEqual(thread);
    expect(shownSide(undefined, undefined)).toBeUndefined();
  });

  it("shows the call that was opened, and asks for it again after a reload", () => {
    const opened = call("c");
    expect(shownSide({ kind: "call", ref: "c" }, opened)).toBe(opened);
    expect(shownSide({ kind: "call", ref: "c" }, undefined)).toEqual({ kind: "resume", ref: "c" });
  });

  it("follows the address back, away from a call", () => {
    expect(shownSide({ kind: "thread", ref: "t" }, call("c"))).toEqual(thread);
    expect(shownSide(undefined, call("c"))).toBeUndefined();
  });

  it("lays a form over the thread that it was opened from", () => {
    expect(shownSide({ kind: "thread", ref: "t" }, form)).toBe(form);
  });

  it("is another one with the next call, and the same while a thread is read again", () => {
    expect(isSameSide(call("a"), call("b"))).toBe(false);
    expect(isSameSide(call("a"), call("a"))).toBe(false);
    expect(isSameSide(thread, { ...thread })).toBe(true);
    expect(isSameSide(thread, undefined)).toBe(false);
    expect(isSameSide(undefined, undefined)).toBe(true);
  });

  it("has no address for a form, nor for a call without a card", () => {
    expect(addressOf(form)).toBeUndefined();
    expect(addressOf(call(undefined))).toBeUndefined();
    expect(addressOf(call("c"))).toEqual({ kind: "call", ref: "c" });
  });

  it("gives a call a page of its own, and any other form the way back", () => {
    expect(formSide(callForm(), "c", thread)).toMatchObject({ kind: "call", ref: "c" });
    expect(formSide(plainForm, "c", thread)).toMatchObject({ kind: "form", back: thread });
  });
});
