import { actStore, type ActStorage } from "./actStore.ts";
import {
  enqueued,
  pauseAfter,
  sending,
  tried,
  unsentValues,
  type Act,
  type ActPath,
  type Queue,
} from "./queue.ts";
import { type Reply } from "./request.ts";

/** What the postbox needs of the world around it. */
export interface PostboxParts {
  storage: ActStorage;
  /** Names the store and the person: what one did is never sent under another's name. */
  owner: string;
  send(act: Act): Promise<Reply<unknown>>;
  newKey(): string;
  wait(ms: number): Promise<void>;
  /** Called with every change of what is still waiting. */
  onChange(queue: Queue): void;
  /** Called when the server has decided on an act that nobody here waits for: a former tab did it. */
  onOrphan(act: Act, reply: Reply<unknown>): void;
}

/** Keeps what the reader did until the server has acknowledged it, in order, across a closed tab. */
export interface Postbox {
  /** Sends an act, now or when the server can be reached; resolves when it was decided. */
  post<Body>(path: ActPath, body: Act["body"]): Promise<Reply<Body>>;
  /** Values of a form that the server does not have yet. */
  unsent(formId: string): Record<string, unknown>;
  /** Sends what a former tab left behind. */
  start(): void;
}

/** A postbox over the browser's storage. */
export function postbox(parts: PostboxParts): Postbox {
  const store = actStore(parts.storage, `huifang.act.${parts.owner}.`);
  const deciders = new Map<string, (reply: Reply<unknown>) => void>();
  let queue: Queue = [];
  let running = false;

  function become(next: Queue): void {
    const kept = new Set(next.map(({ key }) => key));
    for (const act of next) if (!queue.includes(act)) store.write(act);
    for (const { key } of queue) if (!kept.has(key)) store.remove(key);
    queue = next;
    parts.onChange(queue);
  }

  function decide(act: Act, reply: Reply<unknown>): void {
    const decider = deciders.get(act.key);
    deciders.delete(act.key);
    if (decider) decider(reply);
    else parts.onOrphan(act, reply);
  }

  async function run(): Promise<void> {
    if (running) return;
    running = true;
    for (let failures = 0; queue.length > 0;) {
      await parts.wait(failures > 0 ? pauseAfter(failures) : settleTime(queue[0]!));
      const act = queue[0]!;
      // Another tab has sent what this one found when it opened.
      if (!deciders.has(act.key) && !store.has(act.key)) {
        become(queue.slice(1));
        continue;
      }
      become(sending(queue));
      const reply = await parts.send(act);
      if (reply.verdict === "signedOut") break;
      failures = reply.verdict === "unreachable" ? failures + 1 : 0;
      become(tried(queue, act.key, reply.verdict));
      if (reply.verdict !== "unreachable") decide(act, reply);
    }
    running = false;
  }

  return {
    post: <Body>(path: ActPath, body: Act["body"]) =>
      new Promise<Reply<Body>>((resolve) => {
        const act: Act = { key: parts.newKey(), path, body, tried: false };
        const last = queue.at(-1);
        become(enqueued(queue, act));
        const joined = last && !queue.includes(last) ? deciders.get(last.key) : undefined;
        deciders.set(act.key, (reply) => {
          joined?.(reply);
          resolve(reply as Reply<Body>);
        });
        void run();
      }),
    unsent: (formId) => unsentValues(queue, formId),
    start: () => {
      become([...store.all(), ...queue]);
      void run();
    },
  };
}

// What is typed within one moment travels together.
const SETTLE_MS = 250;

const settleTime = ({ path }: Act): number => (path === "draft" ? SETTLE_MS : 0);
