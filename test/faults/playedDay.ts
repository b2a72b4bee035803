import { cpSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { createBot } from "../../bot/bot.ts";
import { openDatabase, nativeDatabase } from "../../models/database.ts";
import { prepareDemo } from "../../sample/demo/prepare.ts";
import { temporaryFolder } from "../temporaryFolder.ts";
import { huifang, type Running } from "../e2e/process.ts";

/** What a played day leaves: without times and ids of its own making, so that two runs can be compared. */
export type Outcome = Record<string, unknown[]>;

/** Loads the sample store into a folder, as the demo does before its first day. */
export async function loadedSample(data: string): Promise<void> {
  const begin = { fresh: false, seed: 1, now: new Date(), onLoad: () => undefined };
  await prepareDemo(join(data, "demo"), begin);
}

/** The folder of a sample that is loaded and on whose day nobody has worked. */
export function copyOf(loaded: string): { path: string; remove(): void } {
  const folder = temporaryFolder();
  cpSync(loaded, folder.path, { recursive: true });
  return folder;
}

/** Starts playing the day, or goes on with it. */
export function play(data: string): Running {
  return huifang(["demo", "--play"], { HUIFANG_DATA: data, PORT: "0", LOG_LEVEL: "silent" });
}

/** Plays a day that is killed after each of these numbers of milliseconds, and at last plays it to its end. */
export async function playKilled(data: string, after: readonly number[]): Promise<number | NodeJS.Signals> {
  for (const ms of after) {
    const run = play(data);
    const killed = setTimeout(() => run.child.kill("SIGKILL"), ms);
    const ended = await run.ended;
    clearTimeout(killed);
    // It was quicker than its killer.
    if (ended !== "SIGKILL") return ended;
  }
  return play(data).ended;
}

/** Reads what a played day has left. */
export async function outcomeOf(data: string): Promise<Outcome> {
  const database = await openDatabase({ directory: join(data, "demo"), role: "server" });
  try {
    await settle();
    const db = nativeDatabase();
    const all = (name: string) => db.collection(name).find({}).sort({ _id: 1 }).toArray();
    const [callbacks, responses, complaints, cards, notices, messages, inbox] = await Promise.all(
      ["callbacks", "responses", "complaints", "cards", "notices", "desk_messages", "inbox_events"].map(all),
    );
    return {
      callbacks: callbacks!.map(({ _id, status, outcome, assignee, attempts }) => [
        ...[String(_id), status, outcome, assignee],
        attempts
          .filter(({ late }: { late?: boolean }) => !late)
          .map((each: { outcome: string }) => each.outcome),
      ]),
      responses: responses!.map(({ callback, answers, score, by }) => [String(callback), answers, score, by]),
      complaints: complaints!.map(({ _id, state, loop, points, timeline, owner }) => [
        ...[String(_id), state, loop, owner, points],
        timeline.map((line: { act: string }) => line.act).filter((act: string) => act !== "reminded"),
      ]),
      cards: cards!
        .map(({ subject, place, role, wanted, shown, due }) =>
          [subject, place.platform, place.channel, role, shown >= wanted, due ?? false].join(" "),
        )
        .sort(),
      said: messages!.filter(({ by }) => by !== undefined).map(({ channel, by }) => [channel, by]),
      sheets: notices!.map(({ cause }) => String(cause)).filter((cause) => cause.startsWith("sheet:")),
      twice: duplicates(messages!.map(({ key }) => String(key))),
      parked: inbox!.filter(({ parked }) => parked !== undefined).map(({ _id }) => String(_id)),
    };
  } finally {
    await database.close();
  }
}

/** Has the cards say what they still have to: at the end of a quick day the last edit of one may wait its pause out. */
async function settle(): Promise<void> {
  const failures: unknown[] = [];
  const bot = createBot({
    publicUrl: "http://127.0.0.1",
    pages: "",
    locale: "en",
    clock: () => new Date(),
    alone: true,
    onError: (error) => void failures.push(error),
    onNote: () => undefined,
  });
  await bot.start();
  await bot.settled();
  await bot.stop(10_000);
  expect(failures).toEqual([]);
}

function duplicates(keys: readonly string[]): string[] {
  return keys.filter((key, i) => keys.indexOf(key) !== i);
}
