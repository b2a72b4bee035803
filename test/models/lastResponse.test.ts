import { describe, expect, it } from "vitest";
import { type Id, newId } from "../../models/id.ts";
import { Response } from "../../models/response.ts";
import { useDatabase } from "../database.ts";
import { act, tuesday } from "../factories.ts";

describe("the last response about a car", () => {
  useDatabase();

  /** Somebody speaks about a car, so many minutes after the first who did. */
  async function speakOf(vehicle: Id, minutes = 0): Promise<Response> {
    const at = new Date(tuesday.getTime() + minutes * 60_000);
    const call = { ...{ callback: newId(), also: [], customer: newId() }, startedAt: at, seconds: 60 };
    const said = { ...{ answers: {}, remarks: [], flags: [], follows: [] }, chat: "web" } as const;
    const response = { _id: newId(), store: "cd01", vehicle, ...call, ...said };
    return (await Response.submit(response, act("li", { at })))!;
  }

  it("is found for each of several cars at once, and for one alone", async () => {
    const [his, hers, nobodys] = [newId(), newId(), newId()];
    await speakOf(his);
    const last = await speakOf(his, 2);
    await speakOf(his, 1);
    const only = await speakOf(hers);
    const asked = await Promise.all([his, hers, nobodys].map((vehicle) => Response.lastOf("cd01", vehicle)));
    expect(asked.map((response) => response?.id)).toEqual([last.id, only.id, undefined]);
    expect(await Response.lastOf("cd01", his)).toEqual(asked[0]);
  });

  it("is unknown to another store, and of no car", async () => {
    const { vehicle } = await speakOf(newId());
    const asked = await Promise.all([
      Response.lastOf("cd02", vehicle),
      Response.lastOf("cd02", newId()),
      Response.lastOf("cd01", "no id"),
    ]);
    expect(asked).toEqual([null, null, null]);
  });
});
