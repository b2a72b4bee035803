import { expect, it } from "vitest";
import { createTelegram } from "../../bot/telegram/telegram.ts";
import { Person } from "../../models/person.ts";
import { Store } from "../../models/store.ts";
import { dealership, staff } from "../../sample/dealership.ts";
import { TelegramPerson } from "../fakes/telegram/person.ts";
import { onTelegram } from "../fakes/telegram/player.ts";
import { FakeTelegram } from "../fakes/telegram/server.ts";
import { temporaryFolder } from "../temporaryFolder.ts";
import { firstDifference, playOn } from "./dayOnChat.ts";
import { copyOf, loadedSample } from "./playedDay.ts";

const channels = { callbacks: -1_001, "complaints.service": -1_002, "complaints.sales": -1_003 };

it("plays the day on Telegram as it is played on the desk, to the same end", async () => {
  const sample = temporaryFolder();
  await loadedSample(sample.path);
  const [onDesk, onPhone] = [copyOf(sample.path), copyOf(sample.path)];
  const telegram = await new FakeTelegram().start();
  const { world } = telegram;
  world.addGroup(channels.callbacks, "回访");
  world.addGroup(channels["complaints.service"], "服务投诉", { is_forum: true, bot: "administrator" });
  world.addGroup(channels["complaints.sales"], "销售投诉");
  const hands = new Map(
    staff.map(({ code, name }, i) => [code, new TelegramPerson(telegram, world.addUser(500 + i, name))]),
  );
  try {
    const expected = await playOn(onDesk.path);
    const played = await playOn(onPhone.path, {
      connect: (parts) =>
        createTelegram({
          ...parts,
          ...{ token: telegram.token, apiRoot: telegram.url, paces: { group: 0, person: 0 } },
        }),
      async settleIn() {
        const named = Object.entries(channels).map(([code, id]) => ({
          code,
          desk: true,
          telegram: String(id),
        }));
        await Store.put({ ...dealership, channels: [...dealership.channels!, ...named] });
        for (const [code, { user }] of hands)
          await Person.link(dealership._id, code, "telegram", String(user.id));
      },
      enter: async (desk) => onTelegram(desk, hands.get(desk.code)!, telegram),
    });
    expect(firstDifference(expected, played)).toBeUndefined();
    const forms = [...hands.values()].flatMap(({ chat }) => chat.messages.filter(({ edits }) => edits > 2));
    expect(forms.length).toBeGreaterThan(20);
  } finally {
    await telegram.stop();
    for (const folder of [sample, onDesk, onPhone]) folder.remove();
  }
});
