import { mersenne } from "pure-rand/generator/mersenne";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { expect } from "vitest";
import type { ChatPort } from "../../bot/chat.ts";
import { createDispatcher } from "../../bot/dispatcher.ts";
import { display, type Display, type ShownNoun } from "../../bot/display.ts";
import { noticeCard } from "../../bot/noticeCard.ts";
import type { DeadPlace } from "../../bot/outboxParts.ts";
import type { CardPlace } from "../../models/cardFields.ts";
import { Notice } from "../../models/notice.ts";
import { tuesday } from "../factories.ts";

/**
 * What the network does to one call: it comes late, it is lost before or after its effect, its answer never comes, it
 * is turned away by a rate limit, or the server fails before or after the effect.
 */
export type Fate =
  "fair" | "late" | "lostBefore" | "lostAfter" | "stalled" | "limited" | "failedBefore" | "failedAfter";

/** What happens to each call, by chance that is the same in every run of a seed. */
export interface Weather {
  next(): Fate;
}

const fates: readonly [Fate, number][] = [
  ["late", 6],
  ["lostBefore", 5],
  ["lostAfter", 5],
  ["stalled", 1],
  ["limited", 4],
  ["failedBefore", 3],
  ["failedAfter", 3],
];

/** Weather in which about a quarter of all calls meets with something. */
export function badWeather(seed: number): Weather {
  const random = mersenne(seed);
  return {
    next() {
      let left = uniformInt(random, 1, 100);
      for (const [fate, share] of fates) if ((left -= share) <= 0) return fate;
      return "fair";
    },
  };
}

/** A platform behind a network that can be made bad. */
export interface NetworkDriver {
  port: ChatPort;
  /** Channels of the store cd01, by the platform's ids. */
  channels: readonly string[];
  /** From now on every call meets with this weather; none is the best. */
  weather(weather: Weather | undefined): void;
  /** The texts that stand in a channel, oldest first. */
  texts(channel: string): Promise<string[]>;
  /** Whether the platform lets one find out what has arrived. */
  looksBack: boolean;
}

/** A card whose subject changes while the weather is bad. */
class Changing implements ShownNoun {
  readonly store = "cd01";
  revision = 1;
  stale = true;
  readonly _id: string;
  readonly place: CardPlace;

  constructor(_id: string, place: CardPlace) {
    this._id = _id;
    this.place = place;
  }

  change(): void {
    this.revision += 1;
    this.stale = true;
  }
}

/**
 * Says so many things in the channels through bad weather, and changes a card in each all the while. Every one arrives
 * in its order: exactly once where the platform lets one look back, at least once where it does not.
 */
export async function throughBadNetwork(driver: NetworkDriver, count: number, seed = 1): Promise<void> {
  const { channels, port } = driver;
  const { platform } = port;
  const expected = new Map(channels.map((channel) => [channel, [] as string[]]));
  for (let i = 0; i < count; i++) {
    const channel = channels[i % channels.length]!;
    const name = `n${String(i).padStart(5, "0")}`;
    expected.get(channel)!.push(name);
    const content = {
      kind: "event",
      tone: "calm",
      at: tuesday.toISOString(),
      key: "job.done",
      params: { name, ms: 1 },
    };
    await Notice.say({
      ...{ store: "cd01", cause: name, place: { platform, channel }, at: tuesday },
      content: JSON.stringify(content),
    });
  }
  const nouns = channels.map((channel, i) => new Changing(`c${i}`, { platform, channel }));
  const dead: DeadPlace[] = [];
  // Pauses pass in steps of our own: nobody waits for them.
  let ahead = 0;
  const dispatcher = createDispatcher({
    ports: [port],
    displays: [display(changingDisplay(nouns))],
    renderNotice: async ({ content }) => noticeCard(JSON.parse(content), "en", "Asia/Shanghai"),
    recipient: async () => null,
    onDead: async (end) => void dead.push(end),
    onError: (error) => {
      throw error;
    },
    wall: () => new Date(Date.now() + ahead),
  });
  driver.weather(badWeather(seed));
  for (let round = 0; (await Notice.countDocuments({ due: true })) > 0; round++) {
    if (round < 8) nouns.forEach((noun) => noun.change());
    await dispatcher.settled();
    ahead += 1_000;
    if (round > 20 * count) throw new Error("it does not end");
  }
  driver.weather(undefined);
  ahead += 3_600_000;
  await dispatcher.settled();
  await dispatcher.stop(1_000);

  expect(dead).toEqual([]);
  for (const [channel, names] of expected) {
    const said = (await driver.texts(channel)).flatMap((text) => /\bn\d{5}\b/.exec(text)?.[0] ?? []);
    const firsts = said.filter((name, i) => said.indexOf(name) === i);
    expect(driver.looksBack ? said : firsts).toEqual(names);
  }
  for (const { place, _id, revision } of nouns) {
    const cards = (await driver.texts(place.channel)).filter((text) => text.includes(`${_id} at `));
    if (driver.looksBack) expect(cards).toHaveLength(1);
    expect(cards.at(-1)).toContain(`${_id} at ${revision}`);
  }
}

function changingDisplay(nouns: readonly Changing[]): Display<Changing> {
  return {
    type: "changing",
    model: {
      stale: async (limit) => nouns.filter(({ stale }) => stale).slice(0, limit),
      async told(known) {
        for (const { _id, revision } of known) {
          const noun = nouns.find((each) => each._id === _id);
          if (noun?.revision === revision) noun.stale = false;
        }
      },
    },
    places: async ({ place }) => [{ place, role: "changing" }],
    async render({ id }) {
      const noun = nouns.find(({ _id }) => _id === id);
      if (!noun) return null;
      const text = `${noun._id} at ${noun.revision}`;
      return { card: { plain: text, body: [[text]] }, revision: noun.revision };
    },
  };
}
