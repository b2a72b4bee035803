import { type Request, Router } from "express";
import type { Registry } from "prom-client";
import type { Readiness } from "./http.ts";
import type { Clock } from "./jobs/job.ts";
import { Callback } from "./models/callback.ts";
import { Card } from "./models/card.ts";
import { Complaint } from "./models/complaint.ts";
import { InboxEvent } from "./models/inboxEvent.ts";
import { Notice } from "./models/notice.ts";
import { Store } from "./models/store.ts";

/** What is to be measured. */
export interface Measured {
  ready(): Promise<Readiness>;
  clock: Clock;
}

/**
 * `/metrics`, as Prometheus reads it: the process, what is ready, what waits for the chats, and each store's calls and
 * complaints, in numbers alone. A store's numbers are nobody else's business, so that only this machine is answered.
 */
export function metricsRouter({ ready, clock }: Measured): Router {
  let process: Promise<Registry> | undefined;
  return Router().get("/metrics", async (req, res, next) => {
    if (!isFromHere(req)) return next();
    const { Registry } = await import("prom-client");
    // Watched from the first time that somebody asks: nobody pays for what nobody reads.
    const all = Registry.merge([
      await (process ??= processMetrics()),
      await productMetrics(await ready(), clock()),
    ]);
    res.set("content-type", all.contentType).send(await all.metrics());
  });
}

// A proxy on this machine says for whom it asks.
const FORWARDED = ["forwarded", "x-forwarded-for", "x-real-ip", "via"];

function isFromHere({ socket, headers }: Request): boolean {
  const from = socket.remoteAddress?.replace(/^::ffff:/, "") ?? "";
  const isLoopback = from === "::1" || /^127\.\d+\.\d+\.\d+$/.test(from);
  return isLoopback && !FORWARDED.some((header) => header in headers);
}

async function processMetrics(): Promise<Registry> {
  const { collectDefaultMetrics, Registry } = await import("prom-client");
  const register = new Registry();
  collectDefaultMetrics({ register, eventLoopMonitoringPrecision: 100 });
  return register;
}

async function productMetrics(parts: Readiness, now: Date): Promise<Registry> {
  const { Gauge, Registry } = await import("prom-client");
  const registers = [new Registry()];
  const gauge = (name: string, help: string, labelNames: string[]) =>
    new Gauge({ name: `huifang_${name}`, help, labelNames, registers });
  const works = gauge("ready", "1 where that part of the product works", ["part"]);
  for (const [part, ok] of Object.entries(parts)) works.set({ part }, Number(ok));
  // Without a database there is nothing else to count.
  if (parts["database"] === false) return registers[0]!;
  const waiting = gauge("waiting", "What is still to be shown in the chats, or to be worked on from them", [
    "what",
  ]);
  for (const [what, count] of Object.entries(await waitingNow())) waiting.set({ what }, count);
  const calls = gauge("callbacks", "Calls in today's list of a store", ["store", "status"]);
  const complaints = gauge("complaints_open", "Complaints of a store that are not closed", ["store"]);
  for (const each of await Store.all()) {
    const store = each._id;
    for (const { status, count } of await Callback.countOn(store, each.today(now))) {
      calls.inc({ store, status }, count);
    }
    complaints.set({ store }, (await Complaint.open(store)).length);
  }
  return registers[0]!;
}

async function waitingNow(): Promise<Record<"cards" | "notices" | "events", number>> {
  const [cards, notices, events] = await Promise.all([
    Card.countDocuments({ due: true }),
    Notice.countDocuments({ due: true }),
    InboxEvent.countDocuments({ open: true }),
  ]);
  return { cards, notices, events };
}
