import { describe, expect, it } from "vitest";
import { conditionWords } from "../../../../builder/web/state/conditionWords.ts";
import { call, choice, english, rating, yesNo } from "../builders.ts";

const definition = call(rating("wait", { title: "How was the wait?" }), yesNo("told"), choice("reason"));
const words = (condition: string | undefined): string => conditionWords(condition, definition, "en", english);

describe("when a line is asked, in words", () => {
  it.each([
    [undefined, "Always asked"],
    ["{wait} <= 6", "Only if ‘How was the wait?’ is at most 6"],
    ["{wait} >= 7 and {wait} <= 8", "Only if ‘How was the wait?’ is 7 to 8"],
    ["{told} = false", "Only if ‘Was there told?’ is No"],
    ["{reason} = 'c2'", "Only if ‘Which reason?’ is two"],
    [
      "{wait} <= 6 or {told} empty",
      "Only if ‘How was the wait?’ is at most 6, or ‘Was there told?’ was not answered",
    ],
    ["{gone} = 1", "Only if ‘gone’ is 1"],
    [
      "{wait} = 1 and ({told} = true or {wait} = 2)",
      "On condition: {wait} = 1 and ({told} = true or {wait} = 2)",
    ],
  ])("reads %s", (condition, said) => {
    expect(words(condition)).toBe(said);
  });
});
