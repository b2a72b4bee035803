import { describe, expect, it } from "vitest";
import { newCommands, suggestions } from "../../../../../bot/web/page/state/commands.ts";

const allowed = ["/today", "/find", "/visit", "/complaint"];

describe("commands", () => {
  it("are suggested by how they begin, in capitals too", () => {
    expect(suggestions("/", allowed)).toEqual(allowed);
    expect(suggestions("/T", allowed)).toEqual(["/today"]);
  });

  it.each(["hello", "", "/find 8F26M", "/find", "/unknown"])("are not suggested for: %s", (text) => {
    expect(suggestions(text, allowed)).toEqual([]);
  });

  it("by which something is entered by hand stand in the menu, if one may give them", () => {
    expect(newCommands(allowed).map(({ command }) => command)).toEqual(["/visit", "/complaint"]);
    expect(newCommands([])).toEqual([]);
  });
});
