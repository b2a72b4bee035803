import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import type { Card as ChatCard, MsgRef } from "../../bot/chat.ts";
import { createDispatcher, type Dispatcher } from "../../bot/dispatcher.ts";
import { display, type ShownNoun } from "../../bot/display.ts";
import { createAccess } from "../../bot/web/access.ts";
import { createDeskPort, type DeskPort } from "../../bot/web/deskPort.ts";
import { createHub } from "../../bot/web/hub.ts";
import { Card } from "../../models/card.ts";
import { tellChanged } from "../../models/changed.ts";
import { DeskMessage } from "../../models/deskMessage.ts";
import { useDatabase } from "../database.ts";
import { buildStore, tuesday } from "../factories.ts";

useDatabase();

const place = { platform: "web", store: "cd01", channel: "callbacks" } as const;
const saying = (plain: string): ChatCard => ({ plain, body: [[plain]] });

let port: DeskPort;
beforeEach(async () => {
  await buildStore();
  const wall = () => tuesday;
  port = createDeskPort({ hub: createHub(createAccess(wall)), clock: wall, wall });
});

const shownBy = async ({ id }: MsgRef): Promise<string> =>
  (JSON.parse((await DeskMessage.named("cd01", id))!.card) as ChatCard).plain;

describe("a message of the desk", () => {
  async function send(): Promise<MsgRef> {
    const sent = await port.send(place, saying("first"), "card:1");
    if (sent.kind !== "ok") throw new Error(sent.kind);
    return sent.ref;
  }

  it("never goes back to an earlier revision of its subject", async () => {
    const ref = await send();
    await port.update(ref, saying("third"), 3);
    expect(await port.update(ref, saying("second"), 2)).toEqual({ kind: "ok", ref });
    expect(await shownBy(ref)).toBe("third");
  });

  it("shows the same revision anew", async () => {
    const ref = await send();
    await port.update(ref, saying("third"), 3);
    await port.update(ref, saying("third, in other words"), 3);
    expect(await shownBy(ref)).toBe("third, in other words");
  });

  it("that is no more is gone, whatever it is to show", async () => {
    const ref = await send();
    await DeskMessage.deleteMany({});
    expect(await port.update(ref, saying("second"), 2)).toEqual({ kind: "gone" });
  });
});

describe("a card on the desk", () => {
  /** A noun in memory, shown where its card stands already. */
  let noun: ShownNoun & { stale: boolean };
  const model = {
    stale: async () => (noun.stale ? [{ ...noun }] : []),
    async told(known: readonly Pick<ShownNoun, "revision">[]) {
      if (known.some(({ revision }) => revision === noun.revision)) noun.stale = false;
    },
  };
  const render = async (_spot: object, inHand = noun) => ({
    card: saying(`revision ${inHand.revision}`),
    revision: inHand.revision,
  });
  const places = async () => {
    const known = await Card.of("cd01", "task:1");
    return known.length > 0
      ? known.map((card) => ({ place: card.place, role: card.role, card }))
      : [{ place, role: "task", isNew: true }];
  };

  const errors: unknown[] = [];
  async function begin(): Promise<Dispatcher> {
    noun = { _id: "1", store: "cd01", revision: 1, stale: true };
    const dispatcher = createDispatcher({
      ports: [port],
      displays: [display<ShownNoun>({ type: "task", model, places, render })],
      renderNotice: async () => saying("nobody is told anything here"),
      recipient: async () => null,
      onDead: async () => undefined,
      onError: (error) => void errors.push(error),
    });
    await dispatcher.start();
    await dispatcher.settled();
    return dispatcher;
  }
  const change = () => {
    noun = { ...noun, revision: noun.revision + 1, stale: true };
    tellChanged(model, { ...noun });
  };
  const onDesk = async () => {
    const [card] = await Card.of("cd01", "task:1");
    const { _id, due, shown, lease, message } = card!;
    return { _id, due, shown, lease, text: await shownBy({ place, id: message! }) };
  };

  it("shows a change without being held by anybody", async () => {
    const dispatcher = await begin();
    const before = await onDesk();
    change();
    await dispatcher.settled();
    expect(await onDesk()).toEqual({ ...before, shown: 2, text: "revision 2" });
    await dispatcher.stop(1_000);
  });

  it("is left to whoever holds it, and shows the change after that", async () => {
    const dispatcher = await begin();
    const { _id } = await onDesk();
    await Card.updateOne({ _id }, { $set: { notBefore: new Date(Date.now() + 60_000) }, $inc: { lease: 1 } });
    change();
    await dispatcher.settled();
    expect(await onDesk()).toMatchObject({ shown: 1, due: true, text: "revision 1" });
    await Card.updateOne({ _id }, { $set: { notBefore: new Date(0) } });
    await dispatcher.settled();
    expect(await onDesk()).toMatchObject({ shown: 2, text: "revision 2" });
    await dispatcher.stop(1_000);
  });

  it("shows the last of many changes, however they come together", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 12 }), async (turns) => {
        await Promise.all([Card.deleteMany({}), DeskMessage.deleteMany({})]);
        const dispatcher = await begin();
        for (const wait of turns) {
          change();
          for (let turn = 0; turn < wait; turn++) await new Promise((resolve) => setImmediate(resolve));
        }
        await dispatcher.settled();
        const last = turns.length + 1;
        const { due, shown, text } = await onDesk();
        expect({ due, shown, text }).toEqual({ due: undefined, shown: last, text: `revision ${last}` });
        await dispatcher.stop(1_000);
      }),
      { numRuns: 25 },
    );
    expect(errors).toEqual([]);
  });
});
