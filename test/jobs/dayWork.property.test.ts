import fc from "fast-check";
import mongoose from "mongoose";
import { describe, expect, it } from "vitest";
import { AppError } from "../../locales/appError.ts";
import { Callback } from "../../models/callback.ts";
import { Day } from "../../models/day.ts";
import { Notice } from "../../models/notice.ts";
import { addDays } from "../../models/rules/days.ts";
import { submitCall } from "../../models/submitCall.ts";
import { dayTimes, dayToCall } from "../../jobs/dayTimes.ts";
import { dayWork } from "../../jobs/dayWork.ts";
import { contents, useDatabase } from "../database.ts";
import { at, openStore, visit } from "./storeDay.ts";

const first = +at("2026-11-27 20:00");
const HOUR = 3_600_000;

const outcome = fc.constantFrom("completed", "noAnswer", "busy", "refusedSoft", "wrongNumber", "rescheduled");

/** What happens before the next tick: hours pass, a car is handed back, somebody calls, a process ticks twice. */
const event = fc.oneof(
  { weight: 4, arbitrary: fc.record({ hours: fc.integer({ min: 1, max: 30 }) }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constantFrom("repair", "delivery") }) },
  { weight: 3, arbitrary: fc.record({ outcome }) },
  { weight: 1, arbitrary: fc.record({ twins: fc.constant(true) }) },
);

describe("any days of a store", () => {
  useDatabase();

  it("end the same however often the jobs tick, post no day that is not today, and lose no call", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 4, maxLength: 14 }), async (events) => {
        await Promise.all(Object.values(mongoose.models).map((model) => model.deleteMany({})));
        const store = await openStore();
        await visit("2026-11-27");
        let now = new Date(first);
        const posted = new Map<string, Date>();
        let keys = 0;
        for (const happens of events) {
          if ("hours" in happens) now = new Date(+now + happens.hours * HOUR);
          if ("type" in happens) await handBack(happens.type, now);
          if ("outcome" in happens) await call(happens.outcome, now, ++keys);
          if ("twins" in happens) await Promise.all([dayWork("cd01", now), dayWork("cd01", now)]);
          await dayWork("cd01", now);
          const before = await contents();
          await dayWork("cd01", now);
          expect(await contents()).toEqual(before);

          for (const { day, postedAt } of await Day.find({ postedAt: { $exists: true } })) {
            if (posted.has(day)) continue;
            posted.set(day, postedAt!);
            expect(store.today(now)).toBe(day);
            expect(now < dayTimes(store, day).closes).toBe(true);
          }
          for (const callback of await Callback.find({
            status: { $in: ["planned", "open"] },
            lead: { $exists: false },
          }))
            expect(callback.day >= dayToCall(store, now)).toBe(true);
          for (const callback of await Callback.find({ outcome: "missed" })) {
            expect(callback.attempts).toEqual([]);
            expect(addDays(store.today(now), 4) > callback.latestDay).toBe(true);
          }
        }
        const sheets = await Notice.find({ "place.platform": "web" }).lean();
        const closed = await Day.find({ closedAt: { $exists: true } });
        expect(sheets).toHaveLength(closed.length);
      }),
      { numRuns: 10 },
    );
  }, 120_000);
});

async function handBack(type: "repair" | "delivery", now: Date): Promise<void> {
  await visit("2026-11-27", {
    type,
    at: new Date(+now - HOUR),
    ...(type === "delivery" && { consultant: "chen" }),
  });
}

/** The next one in the queue is called, if there is one. */
async function call(
  outcome: Parameters<typeof submitCall>[1]["outcome"],
  now: Date,
  key: number,
): Promise<void> {
  const [next] = await Callback.find({ status: "open", lead: { $exists: false } }).sort({ day: 1, _id: 1 });
  if (!next) return;
  const act = (name: string) => ({ by: `${name}:${key}`, at: now, person: "li" });
  const agreed = outcome === "rescheduled" ? { agreedAt: new Date(+now + 26 * HOUR) } : {};
  try {
    await submitCall(await next.claim(act("claim")), { outcome, chat: "web", ...agreed }, act("submit"));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}
