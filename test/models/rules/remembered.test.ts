import { expect, it } from "vitest";
import { remembered } from "../../../models/rules/remembered.ts";

it("works out each answer once, and a failure every time", () => {
  const asked: string[] = [];
  const length = remembered((text) => {
    asked.push(text);
    if (text === "") throw new RangeError("nothing to measure");
    return text.length;
  });
  expect([length("ab"), length("abc"), length("ab")]).toEqual([2, 3, 2]);
  expect(() => length("")).toThrow(RangeError);
  expect(() => length("")).toThrow(RangeError);
  expect(asked).toEqual(["ab", "abc", "", ""]);
});
