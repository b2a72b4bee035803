import { beforeEach } from "vitest";
import { createDispatcher, type Dispatcher, type DispatcherParts } from "../../../bot/dispatcher.ts";
import { display, type Display, type ShownNoun } from "../../../bot/display.ts";
import { noticeCard } from "../../../bot/noticeCard.ts";
import type { DeadPlace } from "../../../bot/outboxParts.ts";
import type { CardPlace } from "../../../models/cardFields.ts";
import { Notice } from "../../../models/notice.ts";
import type { FakeChat } from "../../fakes/chat.ts";

/** Everybody's channel on the desk. */
export const callbacks: CardPlace = { platform: "web", channel: "callbacks" };
/** The same on Slack. */
export const onSlack: CardPlace = { platform: "slack", channel: "C1" };

/** What a test begins with and what came of it. */
interface Scene {
  tasks: Task[];
  now: Date;
  errors: unknown[];
  dead: DeadPlace[];
}

const scene: Scene = { tasks: [], now: new Date(0), errors: [], dead: [] };

/** Gives each test no tasks yet, nine thirty in the morning, and a dispatcher to show with what it makes. */
export function useTasks() {
  beforeEach(() => {
    Object.assign(scene, { tasks: [], now: new Date("2026-12-01T01:30:00Z"), errors: [], dead: [] });
  });
  return { scene, task, build, remind, later };
}

/** A noun in memory: what the database holds, shown in some places. */
export class Task implements ShownNoun {
  readonly _id: string;
  readonly store = "cd01";
  revision = 1;
  stale = true;
  text = "to call";
  places: CardPlace[];

  constructor(id: string, ...places: CardPlace[]) {
    this._id = id;
    this.places = places;
  }

  change(text: string): void {
    this.text = text;
    this.revision += 1;
    this.stale = true;
  }
}

/** How the tasks of the scene are shown. */
export const taskDisplay: Display<Task> = {
  type: "task",
  model: {
    stale: async (limit) => scene.tasks.filter(({ stale }) => stale).slice(0, limit),
    async told(known) {
      for (const { _id, revision } of known) {
        const noun = scene.tasks.find((each) => each._id === _id)!;
        if (noun.revision === revision) noun.stale = false;
      }
    },
  },
  places: async (noun) => noun.places.map((place) => ({ place, role: "task" })),
  async render({ id }) {
    const noun = scene.tasks.find(({ _id }) => _id === id);
    return noun ? { card: { plain: noun.text, body: [[noun.text]] }, revision: noun.revision } : null;
  },
};

/** What stands in a channel, or in a thread of it. */
export const texts = (chat: FakeChat, channel: string, thread?: string): string[] =>
  chat.in(channel, thread).map(({ card }) => card.plain);

function task(id: string, ...places: CardPlace[]): Task {
  const made = new Task(id, ...places);
  scene.tasks.push(made);
  return made;
}

function later(ms: number): void {
  scene.now = new Date(scene.now.getTime() + ms);
}

function build(
  ports: FakeChat[],
  parts: Partial<DispatcherParts> & { of?: Partial<Display<Task>> } = {},
): Dispatcher {
  return createDispatcher({
    ports,
    displays: [display({ ...taskDisplay, ...parts.of })],
    renderNotice: async ({ content }) => noticeCard(JSON.parse(content), "en", "Asia/Shanghai"),
    recipient: async (store, code) => ({ store, code }),
    onDead: async (end) => void scene.dead.push(end),
    wall: () => scene.now,
    onError: (error) => scene.errors.push(error),
    ...parts,
  });
}

function remind(cause: string, more: object = {}): Promise<unknown> {
  return Notice.say({
    store: "cd01",
    cause,
    place: callbacks,
    content: JSON.stringify({
      kind: "event",
      tone: "late",
      at: scene.now.toISOString(),
      key: "job.done",
      params: { name: cause, ms: 1 },
    }),
    at: scene.now,
    ...more,
  });
}
