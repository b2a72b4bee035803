import { expect, it } from "vitest";
import { createSlack, type Slack } from "../../bot/slack/slack.ts";
import { Person } from "../../models/person.ts";
import { Store } from "../../models/store.ts";
import { dealership, staff } from "../../sample/dealership.ts";
import { httpDoor } from "../fakes/slack/door.ts";
import { slackPerson } from "../fakes/slack/slackPerson.ts";
import { SlackUser } from "../fakes/slack/slackUser.ts";
import { BOT_TOKEN, SIGNING_SECRET, Workspace } from "../fakes/slack/workspace.ts";
import { temporaryFolder } from "../temporaryFolder.ts";
import { firstDifference, playOn } from "./dayOnChat.ts";
import { copyOf, loadedSample } from "./playedDay.ts";

const channels = { callbacks: "callbacks", "complaints.service": "service", "complaints.sales": "sales" };

it("plays the day on Slack as it is played on the desk, to the same end", async () => {
  const sample = temporaryFolder();
  await loadedSample(sample.path);
  const [onDesk, onSlack] = [copyOf(sample.path), copyOf(sample.path)];
  const workspace = await Workspace.start({
    channels: Object.values(channels),
    users: staff.map(({ code }) => ({ name: code })),
  });
  let slack!: Slack;
  try {
    const expected = await playOn(onDesk.path);
    const played = await playOn(onSlack.path, {
      connect: (parts) =>
        (slack = createSlack({
          ...parts,
          ...{ token: BOT_TOKEN, signingSecret: SIGNING_SECRET, apiUrl: `${workspace.url}/api/`, paceMs: 0 },
        })),
      async settleIn() {
        const named = Object.entries(channels).map(async ([code, name]) => ({
          ...{ code, desk: true },
          slack: await workspace.channel(name),
        }));
        await Store.put({
          ...dealership,
          channels: [...dealership.channels!, ...(await Promise.all(named))],
        });
        for (const { code } of staff)
          await Person.link(dealership._id, code, "slack", await workspace.user(code));
      },
      enter: async (desk, { url }) =>
        slackPerson(
          desk,
          new SlackUser(
            workspace,
            httpDoor(() => url),
            await workspace.user(desk.code),
          ),
          workspace,
          () => slack.settled(),
        ),
    });
    expect(firstDifference(expected, played)).toBeUndefined();
    const windows = workspace.calls.filter(({ method }) => method === "views.open");
    expect(windows.length).toBeGreaterThan(20);
  } finally {
    await workspace.close();
    for (const folder of [sample, onDesk, onSlack]) folder.remove();
  }
});
