import { beforeEach, describe, expect, it } from "vitest";
import type { ChatInbox, Form, Values } from "../../../bot/chat.ts";
import { createRouter } from "../../../bot/router.ts";
import { createTokens } from "../../../bot/tokens.ts";
import { Callback } from "../../../models/callback.ts";
import { Complaint } from "../../../models/complaint.ts";
import { Day } from "../../../models/day.ts";
import { Notice } from "../../../models/notice.ts";
import { Point } from "../../../models/point.ts";
import { Questionnaire } from "../../../models/questionnaire.ts";
import { Response } from "../../../models/response.ts";
import { crashingAfter } from "../../crash.ts";
import { contents, restore, useDatabase } from "../../database.ts";
import {
  act,
  buildCallback,
  buildOpenCallback,
  buildPoint,
  buildStaff,
  buildStore,
  buildVisit,
  later,
  today,
  tuesday,
} from "../../factories.ts";
import { contentAnswers } from "./stage.ts";

useDatabase();

const tokens = createTokens();
const MOST_WRITES = 60;
const li = { platform: "web", by: { store: "cd01", person: "li" } } as const;
let router: ChatInbox;

beforeEach(async () => {
  await buildStore();
  await buildStaff();
  await Questionnaire.ensureBuiltIn("cd01", tuesday);
  await Day.post("cd01", today, act());
  router = createRouter({ tokens });
});

async function pressed(callback: Callback, key: string) {
  const on = { store: "cd01", subject: `callback:${callback.id}`, version: callback.revision } as const;
  const [token = ""] = await tokens.issue(on, [{ action: "start" }]);
  return router.pressed({ ...li, key, token, at: tuesday });
}

/** Everything that the work left behind, without what differs from run to run. */
async function outcome() {
  const [callbacks, responses, complaints, points, notices] = await Promise.all([
    Callback.find({}).sort({ handedOverAt: 1, _id: 1 }),
    Response.find({}),
    Complaint.find({}),
    Point.find({}).sort({ _id: 1 }),
    Notice.find({}).sort({ cause: 1 }).lean(),
  ]);
  return {
    callbacks: callbacks.map(({ status, attempts, pending, draft }) => [
      status,
      attempts.length,
      pending,
      draft,
    ]),
    responses: responses.map(({ answers, pending }) => ({ answers, pending })),
    complaints: complaints.map(({ state, points: said, timeline }) => ({ state, said, timeline })),
    points: points.map(({ state, text, settled }) => ({ state, text, settled })),
    notices: notices.map(({ cause, content }) => ({ cause, content })),
  };
}

describe("a call whose process dies after any of its writes", () => {
  it("is taken up by the same event and ends as if nothing had happened, nothing twice", async () => {
    const visit = await buildVisit();
    await buildPoint({ customer: visit.owner!, vehicle: visit.vehicle });
    const callback = await buildOpenCallback({ visit: visit._id, assignee: "li" });
    for (let i = 0; i < 5; i++) await buildCallback({ assignee: "li" });
    const { form } = await pressed(callback, "web:start");
    const values: Values = {
      ...contentAnswers(form as Form),
      overall: 2,
      "overall-Comment": "灯还亮",
      "call:complaint": true,
      "call:passOn": "谢谢陈三",
    };
    const submit = { ...li, key: "web:submit", formId: form!.formId, values, at: later(4) };
    const before = await contents();
    const verdict = await router.answered(submit);
    const undisturbed = await outcome();
    expect(verdict).toMatchObject({ ok: true });
    expect(undisturbed).toMatchObject({
      responses: [{ answers: { overall: 2 } }],
      complaints: [{ state: "open" }],
    });
    expect(undisturbed.notices).toHaveLength(1);

    let died = 0;
    for (; died < MOST_WRITES; died++) {
      await restore(before);
      if (!(await crashingAfter(died, () => router.answered(submit)))) break;
      expect(await router.answered(submit)).toEqual(verdict);
      expect(await outcome()).toEqual(undisturbed);
    }
    expect(died).toBeGreaterThan(8);
    expect(died).toBeLessThan(MOST_WRITES);
  }, 180_000);

  it("is started once, whichever write of it was the last", async () => {
    const callback = await buildOpenCallback({ assignee: "li" });
    const before = await contents();
    for (let died = 0; died < MOST_WRITES; died++) {
      await restore(before);
      const crashed = await crashingAfter(died, () => pressed(callback, "web:start"));
      expect((await pressed(callback, "web:start")).form).toBeDefined();
      expect(await Callback.named("cd01", callback._id)).toMatchObject({
        status: "claimed",
        holders: ["li"],
      });
      if (!crashed) return;
    }
    expect.unreachable();
  }, 60_000);
});
