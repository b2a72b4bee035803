import { setTimeout as pause } from "node:timers/promises";
import { expect, it } from "vitest";
import { Complaint } from "../../../models/complaint.ts";
import { useDatabase } from "../../database.ts";
import { buildComplaint } from "../../factories.ts";
import type { Fault } from "../../fakes/telegram/server.ts";
import { telegramNetwork } from "../../fakes/telegram/network.ts";
import { badWeather, throughBadNetwork } from "../badNetwork.ts";
import { TelegramStore } from "./store.ts";

useDatabase();

it("says 300 things on Telegram at least once and in order, and the log says what may stand there twice", async () => {
  const network = await telegramNetwork(10);
  try {
    await throughBadNetwork(network, 300);
    expect(network.notes.length).toBeGreaterThan(0);
    expect(network.notes.every((note) => note.includes("may stand on Telegram twice"))).toBe(true);
  } finally {
    await network.close();
  }
}, 60_000);

it("hears 40 texts exactly once and in order through a network that loses, repeats and breaks off", async () => {
  const store = new TelegramStore();
  await store.open();
  await store.run({ patience: 0.5 });
  try {
    const complaint = await buildComplaint();
    await store.quiet();
    const { topic } = await store.fake.until(() => store.service.messages.find((message) => message.topic));
    const weather = badWeather(3);
    const bad: Partial<Record<ReturnType<typeof weather.next>, Fault>> = {
      ...{
        late: { kind: "delay", ms: 5 },
        lostBefore: { kind: "cutBefore" },
        lostAfter: { kind: "cutAfter" },
      },
      ...{ failedBefore: { kind: "error", code: 500 }, failedAfter: { kind: "errorAfter", code: 502 } },
    };
    store.fake.fault = ({ method }) => (method === "getUpdates" ? bad[weather.next()] : undefined);
    const texts = Array.from({ length: 40 }, (_, i) => `text ${i}`);
    for (const [i, text] of texts.entries()) {
      const { update } = store.person("wang").write(store.service, text, { topic: topic! });
      // Every fifth comes a second time, after what followed it.
      if (i % 5 === 0) store.fake.updates.again(update!);
      if (i % 10 === 0) await pause(5);
    }
    await store.fake.until(() => store.fake.updates.all.every(({ confirmed }) => confirmed), 60_000);
    await store.quiet();
    const { timeline } = await Complaint.named("cd01", complaint._id);
    expect(timeline.filter(({ act }) => act === "said").map(({ text }) => text)).toEqual(texts);
  } finally {
    await store.close();
  }
}, 90_000);
