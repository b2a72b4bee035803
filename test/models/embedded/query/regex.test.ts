import { describe, expect, it } from "vitest";
import { compileRegex } from "../../../../models/embedded/query/regex.ts";
import { codeOf } from "./build.ts";

const test = (pattern: string, options: string, text: string) => compileRegex(pattern, options)(text);

describe("a pattern", () => {
  it.each([
    ["$ before a last line break", "a$", "", "a\n"],
    ["^ at each line with m", "^b", "m", "a\nb"],
    ["$ at each line with m", "a$", "m", "a\nb"],
    ["a dot for a carriage return", "a.b", "", "a\rb"],
    ["a dot for a line break with s", "a.b", "s", "a\nb"],
    ["spaces and comments left out with x", "a b # and\n c", "x", "abc"],
    ["spaces kept in a class with x", "a[ ]b", "x", "a b"],
    ["escaped signs", "\\-\\_\\@\\/\\'", "", "-_@/'"],
    ["braces that are no quantifier", "{a}{,2}", "", "{a}{,2}"],
    ["a closing bracket that comes first in a class", "[]a]+", "", "]a"],
    ["\\A and \\z", "\\Aab\\z", "", "ab"],
    ["options within the pattern", "(?i)AB", "", "ab"],
    ["case of all letters", "ÄRZTE", "i", "ärzte"],
    ["a character beyond 16 bits as one", "^.$", "", "😀"],
    ["named groups in either way of writing", "(?P<a>x)(?<b>y)", "", "xy"],
    ["a comment group", "a(?#why)b", "", "ab"],
  ])("knows %s", (_what, pattern, options, text) => {
    expect(test(pattern, options, text)).toBe(true);
  });

  it("takes only the spaces of ASCII for \\s", () => {
    expect([test("\\s", "", " "), test("\\s", "", "\u3000"), test("[\\s]", "", "\t")]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it.each(["[[:alpha:]]", "a++", "(?>a)", "\\Qa\\E", "(", "[a", "a\\", "(?R)"])(
    "refuses %s with 51091",
    (pattern) => {
      expect(codeOf(() => compileRegex(pattern, ""))).toBe(51091);
    },
  );

  it.each(["(a+)+", "(a*)*b", "(\\w+\\s?)*$", "((a{2,})b)+"])(
    "refuses %s, which could run for ever",
    (pattern) => {
      expect(codeOf(() => compileRegex(pattern, ""))).toBe(51091);
    },
  );
});
