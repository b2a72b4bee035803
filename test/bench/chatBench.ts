import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Router } from "express";
import mongoose from "mongoose";
import { pino } from "pino";
import { buildHttp } from "../../http.ts";
import { type Callback } from "../../models/callback.ts";
import { openDatabase, syncIndexes } from "../../models/database.ts";
import { Day } from "../../models/day.ts";
import { Person } from "../../models/person.ts";
import { Questionnaire } from "../../models/questionnaire.ts";
import { act, buildCallback, buildOpenCallback, buildStore, today, tuesday } from "../factories.ts";
import { temporaryFolder } from "../temporaryFolder.ts";
import { report } from "./measure.ts";

/** So many press at one moment. */
export const PRESSERS = 50;
/** How often they do; the first times warm everything up, as a morning does. */
export const ROUNDS = 14;
export const WARM_UP = 8;
/** So many calls a store's morning has. */
export const MORNING = 300;
/** The pace of a channel's messages here: many times as fast as any platform takes them. */
export const PACE_MS = 20;
/** The pause between two presses of those who press in turn. */
const TURN_MS = 100;
/** The clerks who press. */
export const clerks = Array.from({ length: PRESSERS }, (_, index) => `clerk${index}`);

/** What a bare handler writes. */
const Plain = mongoose.model(
  "BenchPress",
  new mongoose.Schema({ text: String, at: Date }, { collection: "bench_presses", versionKey: false }),
);

/** Writes one document, as plainly as mongoose can. */
export async function writePlain(): Promise<void> {
  await Plain.create({ text: "x".repeat(300), at: new Date() });
}

/** An embedded database of its own with an empty store in it; resolves with what ends it. */
export async function openStore(
  channel: { slack: string } | { telegram: string },
): Promise<() => Promise<void>> {
  const folder = temporaryFolder();
  const database = await openDatabase({ directory: folder.path, role: "server" });
  await syncIndexes();
  await buildStore({ channels: [{ code: "callbacks", desk: true, ...channel }] });
  await Questionnaire.ensureBuiltIn("cd01", tuesday);
  await Day.post("cd01", today, act());
  return async () => {
    await database.close();
    folder.remove();
  };
}

/** The clerks, each with his id on the platform. */
export async function hireClerks(
  platform: "slack" | "telegram",
  idOf: (code: string) => string,
): Promise<void> {
  for (const code of clerks) {
    await Person.put("cd01", { code, name: code, roles: ["clerk"] });
    await Person.link("cd01", code, platform, idOf(code));
  }
}

/** A call for each clerk. */
export async function openCalls(): Promise<void> {
  await Promise.all(clerks.map((assignee) => buildOpenCallback({ assignee })));
}

/** Draws up a morning of calls; resolves with what posts them all at once. */
export async function planMorning(): Promise<() => Promise<void>> {
  const planned: Callback[] = [];
  for (let i = 0; i < MORNING; i++) planned.push(await buildCallback());
  return async () => {
    for (const callback of planned) await callback.post(act(), today);
  };
}

/** The product's own web application with these routers, on a port of its own. */
export async function listen(routers: Router[]): Promise<{ url: string; close(): void }> {
  const parts = { log: pino({ level: "silent" }), publicUrl: "http://127.0.0.1", ready: async () => ({}) };
  const server = createServer(buildHttp({ ...parts, routers }));
  // Longer than any pause between two rounds.
  server.keepAliveTimeout = 60_000;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Lets nobody through before so many have come, and then all at once. */
export function createGate(count: number): () => Promise<void> {
  let waiting: (() => void)[] = [];
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      if (waiting.length < count) return;
      waiting.forEach((go) => go());
      waiting = [];
    });
}

/** Moments that are waited for, by what they are of. */
export interface Moments {
  /** It happened to this one, now unless told. */
  note(of: string, at?: number): void;
  /** When it happened; waited for. */
  of(of: string): Promise<number>;
}

/** No moment yet. */
export function createMoments(): Moments {
  const known = new Map<string, { at: Promise<number>; note(at: number): void }>();
  const entry = (of: string) => {
    const made = known.get(of) ?? pending();
    known.set(of, made);
    return made;
  };
  return { note: (of, at = performance.now()) => entry(of).note(at), of: (of) => entry(of).at };
}

function pending(): { at: Promise<number>; note(at: number): void } {
  let note!: (at: number) => void;
  const at = new Promise<number>((resolve) => (note = resolve));
  return { at, note };
}

/**
 * Has clerks press one after the other, first while nothing happens and then after `burst` has begun; tells how long
 * each waited, and what the burst came to.
 */
export async function pressInTurn<T>(
  press: (code: string) => Promise<number>,
  burst: () => Promise<T>,
): Promise<{ idle: number[]; busy: number[]; before: T }> {
  const inTurn = async (codes: readonly string[]): Promise<number[]> => {
    const times: number[] = [];
    for (const code of codes) {
      await new Promise((resolve) => setTimeout(resolve, TURN_MS));
      times.push(await press(code));
    }
    return times;
  };
  // The first ones warm everything up.
  await inTurn(clerks.slice(0, 10));
  const idle = await inTurn(clerks.slice(10, 30));
  const before = await burst();
  return { idle, before, busy: await inTurn(clerks.slice(30)) };
}

/**
 * Holds a channel to 1.1 times its pace. The pace was shortened for the measuring, not what is lost between two
 * messages: that is set against the platform's own pace.
 */
export function reportPace(platform: string, tookMs: number, pauses: number, paceMs: number): void {
  const lostMs = tookMs / pauses - PACE_MS;
  report(`${platform}: a morning posted, from message to message`, paceMs + lostMs, paceMs, 1.1);
}
