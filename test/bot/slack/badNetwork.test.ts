import { uniformInt } from "pure-rand/distribution/uniformInt";
import { mersenne } from "pure-rand/generator/mersenne";
import { describe, expect, it, vi } from "vitest";
import { Complaint } from "../../../models/complaint.ts";
import { InboxEvent } from "../../../models/inboxEvent.ts";
import { useDatabase } from "../../database.ts";
import { slackNetwork } from "../../fakes/slack/network.ts";
import { buildComplaint } from "../../factories.ts";
import { useSlackStage } from "./slackStage.ts";
import { throughBadNetwork } from "../badNetwork.ts";

useDatabase();

it("says 300 things on Slack exactly once and in order, whatever the network does", async () => {
  const network = await slackNetwork(10);
  try {
    await expect(throughBadNetwork(network, 300)).resolves.toBeUndefined();
  } finally {
    await network.close();
  }
}, 60_000);

describe("what people write on Slack", () => {
  const stage = useSlackStage();

  it("is filed once each, though it comes twice, late, in any order, or is told off only at the second time", async () => {
    await buildComplaint();
    await stage.settle();
    const root = await stage.card("complaints.service", "等了三个小时");
    const random = mersenne(7);
    const wang = await stage.user("wang");
    const channel = stage.channels["complaints.service"]!;
    // The disk is full now and then: Slack hears of it and sends the event again.
    const keep = InboxEvent.keep.bind(InboxEvent);
    const disk = vi
      .spyOn(InboxEvent, "keep")
      .mockImplementation((...given) =>
        uniformInt(random, 1, 5) === 1 ? Promise.reject(new Error("the disk is full")) : keep(...given),
      );
    const texts = Array.from({ length: 25 }, (_, i) => `reply ${i}`);
    const sendings = texts.map(async (text, i) => {
      const event = {
        ...{ type: "message", channel, channel_type: "channel", user: wang.id, text },
        ...{ ts: `1700000000.${String(i).padStart(6, "0")}`, thread_ts: root.ts },
      };
      const sent = { kind: "event", payload: envelope(`Ev${i}`, event) } as const;
      for (let attempt = 0, taken = false; !taken; attempt++) {
        const twice = uniformInt(random, 1, 4) === 1 ? [attempt, attempt] : [attempt];
        const answers = await Promise.all(twice.map((each) => stage.door.deliver(sent, each)));
        // The answer may be lost though the event was taken.
        taken = answers.some(({ status }) => status === 200) && uniformInt(random, 1, 6) > 1;
      }
    });
    await Promise.all(sendings);
    disk.mockRestore();
    await stage.settle();
    const [complaint] = await Complaint.find({ store: "cd01" });
    const filed = complaint!.timeline.flatMap(({ act, text }) => (act === "said" ? [text] : []));
    expect(filed.toSorted()).toEqual(texts.toSorted());
  }, 60_000);
});

const envelope = (event_id: string, event: object) => ({
  ...{ type: "event_callback", team_id: "T000000001", event_id, event },
});
