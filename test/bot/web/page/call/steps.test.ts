import { describe, expect, it } from "vitest";
import {
  aloudAt,
  asked,
  beside,
  complaintWords,
  departmentOf,
  lowItems,
  meanScore,
  offersComplaint,
  resumeAt,
  secondsLeft,
  submitted,
  way,
} from "../../../../../bot/web/page/call/steps.ts";
import { callForm } from "../builders.ts";

const reached = { reached: "yes" };
const good = { ...reached, "point:1": true, wait: 9, clean: true };
const bad = { ...reached, "point:1": true, wait: 3, "wait-Comment": "three hours", clean: true };

describe("the way through a call", () => {
  it("leads from the opening over the open points and the questions to the summary", () => {
    expect(way(callForm(), reached)).toEqual(["opening", "point:1", "wait", "clean", "summary"]);
  });

  it("goes on to what a low score opens", () => {
    expect(beside(callForm(), bad, "wait", 1)).toBe("why");
    expect(beside(callForm(), good, "wait", 1)).toBe("clean");
  });

  it("stays within its ends", () => {
    expect(beside(callForm(), good, "opening", -1)).toBe("opening");
    expect(beside(callForm(), good, "summary", 1)).toBe("summary");
  });

  it("asks what happened instead where nobody was reached", () => {
    const { instead, items } = asked(callForm(), { reached: "no" });
    expect(instead.map(({ key }) => key)).toEqual(["outcome"]);
    expect(items).toEqual([]);
  });

  it("asks before sending what has no part of its own", () => {
    const form = callForm({}, [{ type: "text", key: "passTo", label: "To whom?" }]);
    expect(asked(form, good).others.map(({ key }) => key)).toEqual(["passTo"]);
  });
});

describe("a call taken up again", () => {
  it.each([
    ["before anybody was reached", {}, "dial"],
    ["after nobody was", { reached: "no" }, "dial"],
    ["before the first answer", reached, "opening"],
    ["at the first question without an answer", { ...reached, "point:1": true, wait: 9 }, "clean"],
    ["at a question that a low score opened", { ...bad, clean: true }, "why"],
    ["at the summary once all is answered", good, "summary"],
    ["where it was about to end", { ...good, end: "breakoff" }, "ending"],
  ])("goes on %s", (_when, values, stop) => {
    expect(resumeAt(callForm(), values)).toBe(stop);
  });
});

describe("the summary of a call", () => {
  it("has no mean without a score", () => {
    expect(meanScore(callForm(), reached)).toBeUndefined();
    expect(meanScore(callForm(), good)).toBe(9);
  });

  it("marks low scores and a no", () => {
    expect(lowItems(callForm(), { ...bad, clean: false }).map(({ key }) => key)).toEqual(["wait", "clean"]);
  });

  it("tells how long the rest will take", () => {
    expect(secondsLeft(callForm(), good, "wait")).toBe(30);
    expect(secondsLeft(callForm(), good, "clean")).toBe(10);
  });

  it("offers a complaint after a low answer, with the customer's words", () => {
    expect(offersComplaint(callForm(), good)).toBe(false);
    expect(offersComplaint(callForm(), bad)).toBe(true);
    expect(complaintWords(callForm(), bad)).toEqual(["three hours"]);
  });

  it("sends an offered complaint unless it was unticked, to the first department unless another was chosen", () => {
    const form = callForm();
    expect(submitted(form, bad)).toMatchObject({ complaint: true, department: "service" });
    expect(submitted(form, { ...bad, complaint: false })).toMatchObject({ complaint: false });
    expect(submitted(form, { ...bad, department: "sales" })).toMatchObject({ department: "sales" });
  });

  it("sends no complaint that was not offered", () => {
    expect(submitted(callForm(), good)).toEqual(good);
  });

  it("names no department where the form knows none", () => {
    const form = callForm();
    expect(departmentOf({ ...form, questions: [] }, {})).toEqual({});
  });
});

describe("what is read aloud", () => {
  const low = { op: "<=", item: "wait", value: 6 } as const;
  const form = {
    ...callForm(),
    lines: [
      { before: "point:1", text: [["Hello"]], aloud: true, inView: true },
      { before: "clean", text: [["About the car."]], aloud: true, seconds: 4 },
      { before: "clean", text: [["Sorry for the wait."]], aloud: true, seconds: 3, askIf: low },
      { before: "complaint", text: [["We will make it good."]], aloud: true, askIf: low },
      { before: "complaint", text: [["Goodbye"]], aloud: true, inView: true },
    ],
  };

  it("holds a line only where the answers call for it", () => {
    expect(aloudAt(form, good, "clean", "Clean?")).toBe("About the car.\nClean?");
    expect(aloudAt(form, bad, "clean", "Clean?")).toBe("About the car.\nSorry for the wait.\nClean?");
    expect(aloudAt(form, good, "wait")).toBeUndefined();
  });

  it("ends with what closes the call", () => {
    expect(aloudAt(form, good, "complaint", "Goodbye")).toBe("Goodbye");
    expect(aloudAt(form, bad, "complaint", "Goodbye")).toBe("We will make it good.\nGoodbye");
  });

  it("counts as time that is left", () => {
    const lasts = secondsLeft(callForm(), good, "clean");
    expect(secondsLeft(form, good, "clean")).toBe(lasts + 4);
    expect(secondsLeft(form, bad, "clean")).toBe(lasts + 7);
  });
});
