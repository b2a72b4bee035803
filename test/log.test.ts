import { describe, expect, it } from "vitest";
import { createLog } from "../log.ts";

/** What one line of the log says. */
function logged(write: (log: ReturnType<typeof createLog>) => void, secrets: string[] = []): string {
  const lines: string[] = [];
  write(createLog("info", secrets, { write: (line) => void lines.push(line) }));
  return lines.join("");
}

describe("the log", () => {
  it.each([
    "13912345678",
    "139 1234 5678",
    "+86 139-1234-5678",
    "8613912345678",
    "010-12345678",
    "+44 20 7946 0958",
  ])("hides the phone number %s wherever it stands", (phone) => {
    expect(
      logged((log) => log.info({ customer: { note: `call ${phone} now` } }, `dialled ${phone}`)),
    ).not.toContain(phone);
  });

  it("keeps times, ids and amounts", () => {
    const line = logged((log) =>
      log.info({ id: "66b1f13912345678aa0c9e21", ms: 1763851297000, count: 4096 }, "planned"),
    );
    expect(line).toContain("66b1f13912345678aa0c9e21");
    expect(line).toContain("1763851297000");
  });

  it("hides the secrets it was told of, inside of errors too", () => {
    const secret = 'xoxb-"quoted"-token';
    const line = logged((log) => log.error(new Error(`refused ${secret}`)), [secret]);
    expect(line).toContain("[secret]");
    expect(line).not.toContain("quoted");
  });

  it("hides fields that are secret by their name", () => {
    expect(logged((log) => log.info({ headers: { cookie: "session=abc" }, token: "t0p" }))).not.toMatch(
      /abc|t0p/,
    );
  });
});
