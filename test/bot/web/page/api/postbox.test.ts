import { beforeEach, describe, expect, it } from "vitest";
import { postbox, type Postbox } from "../../../../../bot/web/page/api/postbox.ts";
import { type Act } from "../../../../../bot/web/page/api/queue.ts";
import { type Reply } from "../../../../../bot/web/page/api/request.ts";

/** A browser's storage, shared by its tabs. */
function fakeStorage(): Storage {
  const entries = new Map<string, string>();
  return {
    get length() {
      return entries.size;
    },
    key: (index) => [...entries.keys()][index] ?? null,
    getItem: (name) => entries.get(name) ?? null,
    setItem: (name, text) => void entries.set(name, text),
    removeItem: (name) => void entries.delete(name),
    clear: () => entries.clear(),
  };
}

/** Lets everything that waits for a promise go on. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
};

describe("the postbox", () => {
  let storage: Storage;
  let sent: Act[];
  let orphans: [string, string][];
  let isDown: boolean;
  let keys: number;
  const acknowledged: Reply<unknown> = { verdict: "acknowledged", body: { ok: true } };

  beforeEach(() => {
    storage = fakeStorage();
    sent = [];
    orphans = [];
    isDown = false;
    keys = 0;
  });

  /** A tab; a wait of its ends when `go` is called. */
  function tab(owner = "cd01.li", answer: Reply<unknown> = acknowledged): Postbox & { go(): Promise<void> } {
    let waits: (() => void)[] = [];
    const box = postbox({
      storage,
      owner,
      send: (act) => {
        if (isDown) return Promise.resolve({ verdict: "unreachable" });
        sent.push(act);
        return Promise.resolve(answer);
      },
      newKey: () => `key${(keys += 1)}`,
      wait: () => new Promise((resolve) => waits.push(resolve)),
      onChange: () => {},
      onOrphan: (act, reply) => orphans.push([act.path, reply.verdict]),
    });
    return {
      ...box,
      go: async () => {
        for (let round = 0; round < 8; round += 1) {
          const ready = waits;
          waits = [];
          ready.forEach((resume) => resume());
          await settle();
        }
      },
    };
  }

  it("sends what is posted and tells what came of it", async () => {
    const box = tab();
    const reply = box.post("say", { text: "hello" });
    await box.go();
    expect(await reply).toEqual(acknowledged);
    expect(storage.length).toBe(0);
  });

  it("keeps trying under the same key until somebody answers", async () => {
    const box = tab();
    isDown = true;
    const reply = box.post("draft", { formId: "call:1", values: { wait: 3 } });
    await box.go();
    expect(sent).toEqual([]);
    isDown = false;
    await box.go();
    expect((await reply).verdict).toBe("acknowledged");
    expect(sent.map(({ key }) => key)).toEqual(["key1"]);
  });

  it("sends the answers of one moment together, and all who gave them are told", async () => {
    const box = tab();
    const replies = [
      box.post("draft", { formId: "call:1", values: { wait: 3 } }),
      box.post("draft", { formId: "call:1", values: { clean: true } }),
    ];
    await box.go();
    expect(sent.map(({ body }) => body["values"])).toEqual([{ wait: 3, clean: true }]);
    expect(await Promise.all(replies)).toEqual([acknowledged, acknowledged]);
  });

  it("hands what a closed tab left behind to the next one", async () => {
    isDown = true;
    const closed = tab();
    void closed.post("draft", { formId: "call:1", values: { wait: 3 } });
    await closed.go();
    isDown = false;
    const next = tab();
    next.start();
    expect(next.unsent("call:1")).toEqual({ wait: 3 });
    await next.go();
    expect(sent.map(({ body }) => body["values"])).toEqual([{ wait: 3 }]);
    expect(storage.length).toBe(0);
  });

  it("tells what became of a call that a closed tab had sent off", async () => {
    isDown = true;
    const closed = tab();
    void closed.post("answer", { formId: "call:1", values: {} });
    await closed.go();
    isDown = false;
    const next = tab();
    next.start();
    await next.go();
    expect(orphans).toEqual([["answer", "acknowledged"]]);
  });

  it("does not send again what the other tab has sent meanwhile", async () => {
    isDown = true;
    const first = tab();
    void first.post("say", { text: "hello" });
    await first.go();
    const second = tab();
    second.start();
    isDown = false;
    await first.go();
    await second.go();
    expect(sent).toHaveLength(1);
  });

  it("never sends what one person did under another's name", async () => {
    isDown = true;
    const li = tab("cd01.li");
    void li.post("say", { text: "hello" });
    await li.go();
    isDown = false;
    const zhao = tab("cd01.zhao");
    zhao.start();
    await zhao.go();
    expect(sent).toEqual([]);
    expect(storage.length).toBe(1);
  });

  it("keeps everything when nobody is signed in any more", async () => {
    const box = tab("cd01.li", { verdict: "signedOut" });
    void box.post("draft", { formId: "call:1", values: { wait: 3 } });
    await box.go();
    expect(storage.length).toBe(1);
  });

  it("works as long as the tab where the storage is full", async () => {
    storage.setItem = () => {
      throw new Error("full");
    };
    const box = tab();
    const reply = box.post("say", { text: "hello" });
    await box.go();
    expect((await reply).verdict).toBe("acknowledged");
  });
});
