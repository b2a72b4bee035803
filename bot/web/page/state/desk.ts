import { type StreamEvents } from "../../wire.ts";
import { newKey } from "../api/newKey.ts";
import { postbox, type Postbox } from "../api/postbox.ts";
import { pauseAfter, type Act } from "../api/queue.ts";
import { request, type Reply } from "../api/request.ts";
import { openStream } from "../api/stream.ts";
import { createActs, type Acts } from "./acts.ts";
import { createLoader, type Loader } from "./loader.ts";
import { createStore, type Store } from "./store.ts";

/** The page's side of the desk: what it knows, what it loads and what can be done. */
export interface Desk extends Pick<Store, "state" | "subscribe">, Pick<Loader, "channel" | "thread">, Acts {
  /** The moment by the product's clock. */
  now(): Date;
  /** Loads who is signed in and his channels, then listens; answers with the way to stop. */
  start(): () => void;
  /** Asks again for what did not load. */
  retry(): void;
}

/** The desk of whoever is signed in; `onOrphan` hears what became of acts that a former tab left behind. */
export function createDesk(onOrphan: (act: Act, reply: Reply<unknown>) => void): Desk {
  const store = createStore();
  const loader = createLoader(store);
  let box: Postbox | undefined;
  let lists: Promise<void> | undefined;
  let closeStream: (() => void) | undefined;

  function myBox(): Postbox {
    const { me } = store.state();
    if (!me) throw new Error("nobody is signed in yet");
    return (box ??= postbox({
      storage: localStorage,
      owner: `${me.store.code}.${me.person.code}`,
      send: async ({ path, key, body }) => {
        const reply = await request(path, { method: "POST", body: { ...body, key } });
        if (reply.verdict === "signedOut") store.change({ type: "live", live: "signedOut" });
        return reply;
      },
      newKey,
      wait: pause,
      onChange: (queue) => store.change({ type: "waiting", waiting: queue.length }),
      onOrphan,
    }));
  }

  async function catchUp(failures = 0): Promise<void> {
    if (await loader.sync()) return;
    await pause(pauseAfter(failures + 1));
    if (store.state().live === "live") await catchUp(failures + 1);
  }
  async function heard({ name, data }: Heard): Promise<void> {
    if (name === "hello") {
      store.change({ type: "hello", now: Date.parse(data.now), at: Date.now() });
      // What the page lacks is known only once it has its lists; one that failed may load now.
      await lists;
      await loader.channels();
      await catchUp();
    } else if (name === "me") {
      await loader.me();
      await loader.channels();
    } else if (name === "gone") store.change({ type: "gone", ref: data.ref });
    else store.change({ type: "items", items: [data] });
  }
  function listen(): void {
    closeStream?.();
    closeStream = openStream({
      event: (name, data) => void heard({ name, data } as Heard),
      lost: () => store.change({ type: "live", live: "lost" }),
      signedOut: () => store.change({ type: "live", live: "signedOut" }),
    });
  }

  async function open(): Promise<void> {
    store.change({ type: "failed", failed: false });
    if (!store.state().me && !(await loader.me())) return;
    if (!box) myBox().start();
    lists = loader.channels();
    listen();
  }

  return {
    ...loader,
    ...createActs(store, myBox),
    state: store.state,
    subscribe: store.subscribe,
    now: () => new Date(Date.now() + store.state().ahead),
    start: () => {
      void open();
      return () => closeStream?.();
    },
    retry: () => void open(),
  };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

type Heard = { [Name in keyof StreamEvents]: { name: Name; data: StreamEvents[Name] } }[keyof StreamEvents];
