import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { displays, renderNotice } from "../../../bot/cards.ts";
import type { Card } from "../../../bot/chat.ts";
import { subjectOf } from "../../../bot/display.ts";
import { createTokens } from "../../../bot/tokens.ts";
import { Callback } from "../../../models/callback.ts";
import { Card as Cards } from "../../../models/card.ts";
import { Complaint } from "../../../models/complaint.ts";
import { Day } from "../../../models/day.ts";
import { Notice, type NoticeFields } from "../../../models/notice.ts";
import { Point } from "../../../models/point.ts";
import { useDatabase } from "../../database.ts";
import {
  act,
  buildComplaint,
  buildCustomer,
  buildOpenCallback,
  buildPoint,
  buildStaff,
  buildStore,
  buildVehicle,
  buildVisit,
  later,
  today,
  tuesday,
} from "../../factories.ts";
import { FakeChat } from "../../fakes/chat.ts";

useDatabase();

const tokens = createTokens();
const byType = new Map(displays({ tokens, clock: () => tuesday }).map((each) => [each.type, each]));
const chat = new FakeChat({ caps: { textLimit: 12_000 } });

beforeEach(async () => {
  await buildStore();
  await buildStaff();
  await Day.post("cd01", today, act());
});

/** Every card that the database asks for, as it is rendered in each of its places, and every line that is said. */
async function everyCard(): Promise<Card[]> {
  for (const display of byType.values()) {
    const nouns = await display.stale(100);
    for (const noun of nouns) await Cards.want((await noun.look()).wanted);
    await display.told(nouns);
  }
  const wanted = await Cards.find({ store: "cd01" }).lean();
  const rendered = await Promise.all(
    wanted.map(async ({ store, subject, place, role }) => {
      const [type = "", id = ""] = String(subject).split(":");
      const spot = { store: String(store), subject: subjectOf(type, id), id, role: String(role) };
      const shown = await byType.get(type)!.render({
        ...spot,
        place: { platform: "web", channel: String(place!.channel) },
      });
      return shown!.card;
    }),
  );
  const said = await Notice.find({ store: "cd01" }).lean<NoticeFields[]>();
  return [...rendered, ...(await Promise.all(said.map(renderNotice)))];
}

/** Everything of a day, with these words of customers and colleagues wherever words can stand. */
async function everything(phone: string, words: string): Promise<void> {
  const customer = await buildCustomer({
    phone: `+86${phone}`,
    name: words.slice(0, 40),
    homeAddress: "一环路 9 号",
  });
  const vehicle = await buildVehicle({ data: { model: words.slice(0, 60) } });
  const visit = await buildVisit({ data: { vehicle: vehicle._id, owner: customer._id, work: words } });
  const callback = await buildOpenCallback({ visit: visit._id, assignee: "li" });
  const about = { customer: customer._id, vehicle: vehicle._id };
  const points = Array.from({ length: 8 }, () => ({ words }));
  const raised = await buildComplaint({ ...about, points, callback: callback._id });
  const acknowledged = await raised.acknowledge(act("wang"));
  const plan = { cause: words, measure: words, until: later(600), promised: words };
  const planned = await acknowledged.planMeasure(act("wang"), plan);
  const asked = await planned.askCompensation(act("wang"), 900, words, 500);
  const extended = await asked.askExtension(act("wang"), later(900), words);
  const written = await extended.wrote(act("wang"), "slack:C1:1", words);
  await written.edited(act("wang"), "slack:C1:1", `${words}!`);
  const point = await buildPoint({ ...about, text: words });
  await point.answer(act("chen"), words);
}

describe("the cards", () => {
  it("never hold a telephone number or an address, and never break a limit, whatever was written", async () => {
    const phones = fc.stringMatching(/^1[3-9]\d{9}$/);
    const texts = fc.tuple(fc.string({ unit: "grapheme", maxLength: 60 }), fc.integer({ min: 1, max: 60 }));
    await fc.assert(
      fc.asyncProperty(phones, texts, async (phone, [text, times]) => {
        await Promise.all(
          [Callback, Complaint, Point].map((model) => model.updateMany({}, { $set: { stale: false } })),
        );
        await Cards.deleteMany({});
        await Notice.deleteMany({});
        const spoken = ` 打 ${phone} 或 ${phone.slice(0, 3)}-${phone.slice(3, 7)}-${phone.slice(7)} `;
        await everything(phone, `${text}${spoken}`.repeat(times).slice(0, 2_000));
        const cards = await everyCard();
        expect(cards.length).toBeGreaterThan(8);
        for (const card of cards) {
          const written = JSON.stringify({ ...card, buttons: undefined });
          expect(written).not.toMatch(new RegExp([...phone].join("[\\s-]?")));
          expect(written).not.toContain("一环路");
          expect(chat.check(card)).toEqual([]);
          expect([...card.plain].length).toBeLessThanOrEqual(280);
          expect([...(card.title ?? "")].length).toBeLessThanOrEqual(140);
          for (const [label, value] of card.facts ?? [])
            expect([...label, ...value].length).toBeLessThan(400);
        }
      }),
      // Each run fills and draws a whole day: a counterexample is told as it is found.
      { numRuns: 6, endOnFailure: true },
    );
  }, 120_000);

  it("show a complaint in the customer's words, with its clocks and its next step", async () => {
    const { id } = await buildComplaint();
    const shown = await byType.get("complaint")!.render({
      store: "cd01",
      id,
      subject: `complaint:${id}`,
      place: { platform: "web", channel: "complaints.service" },
      role: "complaint",
    });
    expect(shown!.card).toMatchObject({
      title: expect.stringContaining("投诉 · 服务"),
      view: {
        kind: "complaint",
        step: "open",
        points: [{ words: "等了三个小时", score: 3 }],
        clocks: [
          { clock: "ack", due: "2026-12-01T04:00:00.000Z" },
          { clock: "plan", due: "2026-12-04T02:00:00.000Z" },
        ],
        phone: expect.stringMatching(/^139 \*{4} \d{4}$/),
      },
      todo: { of: ["wang"] },
    });
    expect(shown!.card.buttons!.flat()[0]).toMatchObject({ action: "acknowledge", tone: "primary" });
  });

  it("speak the store's language in a channel and a person's own where he reads alone", async () => {
    await buildStore({ locale: "en" });
    const point = await buildPoint();
    const render = (channel: string) =>
      byType.get("point")!.render({
        store: "cd01",
        id: String(point._id),
        subject: `point:${String(point._id)}`,
        place: { platform: "web", channel },
        role: "point",
      });
    expect((await render("complaints.service"))!.card.plain).toContain("Open point");
    expect((await render("dm:chen"))!.card.plain).toContain("遗留问题");
  });
});
