import { beforeEach, describe, expect, it } from "vitest";
import { tellOfDeadPlace, tellOfParked } from "../../bot/troubles.ts";
import { Notice } from "../../models/notice.ts";
import type { PersonFile } from "../../models/personFields.ts";
import { useDatabase } from "../database.ts";
import { openStore } from "./web/deskServer.ts";

useDatabase();

const now = new Date("2026-12-01T02:00:00Z");
const admin: PersonFile = { code: "ma", name: "Ma Yi", roles: ["admin"], slack: "U1", telegram: "100" };
const gm: PersonFile = { code: "tang", name: "Tang Yi", roles: ["gm"] };

const dead = {
  store: "cd01",
  platform: "slack",
  channel: "C1",
  why: "forbidden",
  reason: "not_in_channel",
} as const;
const parked = (payload: object) => ({
  _id: "slack:T1:Ev1",
  platform: "slack" as const,
  kind: "pressed" as const,
  subject: "callback:1",
  payload: JSON.stringify(payload),
  at: now,
});

const told = async () =>
  (await Notice.find().lean())
    .map(({ store, place }) => `${store} ${place?.platform} ${place?.channel}`)
    .sort();

beforeEach(() => openStore("cd01", [admin, gm]));

describe("a dead channel", () => {
  it("is told to the admin on the desk and in the chats that still work", async () => {
    await tellOfDeadPlace(dead, now);
    expect(await told()).toEqual(["cd01 telegram dm:ma", "cd01 web dm:ma"]);
  });

  it("is told once a day, however many cards meet it", async () => {
    await tellOfDeadPlace(dead, now);
    await tellOfDeadPlace(dead, now);
    expect(await told()).toHaveLength(2);
    await tellOfDeadPlace(dead, new Date(now.getTime() + 86_400_000));
    expect(await told()).toHaveLength(4);
  });

  it("is told to the general manager where a store names no admin", async () => {
    await openStore("cd02", [gm]);
    await tellOfDeadPlace({ ...dead, store: "cd02" }, now);
    expect(await told()).toEqual(["cd02 web dm:tang"]);
  });
});

describe("an event that was put aside", () => {
  it("is told to the admin of the store that it names", async () => {
    await openStore("cd02", [admin]);
    await tellOfParked(parked({ by: { store: "cd02", person: "li" } }), now);
    await tellOfParked(parked({ by: { store: "cd02", person: "li" } }), now);
    expect(await told()).toEqual(["cd02 slack dm:ma", "cd02 telegram dm:ma", "cd02 web dm:ma"]);
  });

  it("is told to every store's admin where nobody knows whose it is", async () => {
    await openStore("cd02", [gm]);
    await tellOfParked(parked({ by: { user: "U9" } }), now);
    expect((await told()).map((line) => line.slice(0, 4))).toEqual(["cd01", "cd01", "cd01", "cd02"]);
  });
});
