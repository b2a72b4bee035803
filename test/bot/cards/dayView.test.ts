import { beforeEach, describe, expect, it } from "vitest";
import { dayCard } from "../../../bot/cards/dayCard.ts";
import { dayView } from "../../../bot/cards/dayView.ts";
import type { DayView } from "../../../bot/views.ts";
import type { Callback } from "../../../models/callback.ts";
import { Questionnaire } from "../../../models/questionnaire.ts";
import { submitCall } from "../../../models/submitCall.ts";
import type { Submission } from "../../../models/submitFields.ts";
import { useDatabase } from "../../database.ts";
import {
  act,
  buildCallback,
  buildOpenCallback,
  buildStaff,
  buildStore,
  later,
  today,
  tuesday,
} from "../../factories.ts";

useDatabase();

beforeEach(async () => {
  await buildStore();
  await buildStaff();
  await Questionnaire.ensureBuiltIn("cd01", tuesday);
});

const view = (day = today): Promise<DayView> => dayView("cd01", day, later(60), false);

async function called(callback: Callback, submission: Partial<Submission>, at = tuesday): Promise<void> {
  const taken = await callback.claim(act("li", { at }));
  await submitCall(taken, { outcome: "completed", chat: "web", ...submission }, act("li", { at }));
}

const adds = ({ due, done, calling, retry, open }: DayView): boolean => due === done + calling + retry + open;

describe("the day's figures", () => {
  it("count each conversation once, by where it stands, and add up to what is due", async () => {
    await called(await buildOpenCallback({ assignee: "li" }), { score: 9 });
    await called(await buildOpenCallback({ assignee: "li" }), { outcome: "noAnswer" });
    await (await buildOpenCallback({ assignee: "zhao" })).claim(act("zhao"));
    await buildOpenCallback({ assignee: "zhao" });
    await buildCallback({ assignee: "zhao" });
    const lead = await buildOpenCallback({ assignee: "li" });
    const joined = await buildOpenCallback({ assignee: "li" });
    await joined.join(act("li"), lead._id);

    expect(await view()).toMatchObject({
      due: 6,
      done: 1,
      calling: 1,
      retry: 1,
      open: 3,
      unposted: 1,
      kinds: [{ kind: "service", count: 6 }],
      people: [
        { who: { code: "li", name: "李一" }, due: 3, done: 1, retry: 1, open: 1 },
        { who: { code: "zhao", name: "赵二" }, due: 3, done: 0, retry: 0, open: 2 },
      ],
    });
  });

  it("keep on their day what was put off or left over, and count what came with it on the next", async () => {
    await called(await buildOpenCallback({ assignee: "li" }), { outcome: "busy" }, later(6 * 60));
    const left = await buildOpenCallback({ assignee: "li" });
    await left.carryOver({ by: "close", at: later(600) }, "2026-12-02");
    expect(await view()).toMatchObject({ due: 2, retry: 1, open: 1, carried: 0 });
    expect(await view("2026-12-02")).toMatchObject({ due: 2, retry: 1, open: 1, carried: 1 });

    // Left over once more: it still stood in Wednesday's list.
    await left.carryOver({ by: "close again", at: later(2_000) }, "2026-12-03");
    expect(await view("2026-12-02")).toMatchObject({ due: 2, open: 1 });
    expect([await view(), await view("2026-12-02"), await view("2026-12-03")].every(adds)).toBe(true);
  });

  it("say of nobody to call that nobody is due", async () => {
    const nobody = await view();
    expect(nobody).toMatchObject({ due: 0, kinds: [], people: [] });
    expect(dayCard(nobody, { locale: "zh-CN", zone: "Asia/Shanghai" }).plain).toContain("应访 0");
  });
});
