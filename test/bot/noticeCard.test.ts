import { describe, expect, it } from "vitest";
import { noticeCard } from "../../bot/noticeCard.ts";
import type { EventView, SaidView } from "../../bot/views.ts";

const at = "2026-12-01T02:00:00.000Z";
const event = (more: Partial<EventView>): EventView => ({
  ...{ kind: "event", tone: "calm", at, key: "job.done", params: { name: "plan", ms: 3 } },
  ...more,
});

describe("a notice's card", () => {
  it("says what happened in the store's language", () => {
    expect(noticeCard(event({}), "en", "Asia/Shanghai")).toMatchObject({
      plain: "plan: done in 3 ms",
      body: [["plan: done in 3 ms"]],
    });
    expect(noticeCard(event({}), "zh-CN", "Asia/Shanghai").plain).toContain("plan");
  });

  it("writes a moment as day and time of the store's zone", () => {
    const reminder = event({ params: { name: "ack", ms: "2026-12-01T18:30:00Z" } });
    expect(noticeCard(reminder, "en", "Asia/Shanghai").plain).toBe("ack: done in Dec 2, 02:30 ms");
    expect(noticeCard(reminder, "zh-CN", "Asia/Urumqi").plain).toContain("12月2日 00:30");
  });

  it("sets off what is late or bad", () => {
    const styles = (["calm", "warn", "bad"] as const).map((tone) => {
      const card = noticeCard({ ...event({}), kind: "notice", tone }, "en", "Asia/Shanghai");
      const run = card.body[0]![0]!;
      return typeof run === "object" && "style" in run ? run.style : "none";
    });
    expect(styles).toEqual(["none", "warn", "danger"]);
    expect(noticeCard(event({ tone: "late" }), "en", "Asia/Shanghai").body[0]![0]).toMatchObject({
      style: "warn",
    });
  });

  it("gives a mirrored text with its author", () => {
    const said: SaidView = { kind: "said", by: { code: "li", name: "Li Yi" }, at, text: "He called back." };
    expect(noticeCard(said, "en", "Asia/Shanghai")).toEqual({
      plain: "Li Yi: He called back.",
      body: [[{ style: "bold", text: "Li Yi" }, " He called back."]],
      view: said,
    });
  });
});
