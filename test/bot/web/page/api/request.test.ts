import { describe, expect, it } from "vitest";
import { verdictOf } from "../../../../../bot/web/page/api/request.ts";

describe("what a status means for an act", () => {
  it.each([
    [200, "acknowledged"],
    [204, "acknowledged"],
    [400, "refused"],
    [403, "refused"],
    [404, "refused"],
    [413, "refused"],
    [401, "signedOut"],
    [408, "unreachable"],
    [429, "unreachable"],
    [500, "unreachable"],
    [503, "unreachable"],
  ])("%d: %s", (status, verdict) => {
    expect(verdictOf(status)).toBe(verdict);
  });
});
