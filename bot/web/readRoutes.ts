import { Router } from "express";
import { DeskMessage, type DeskMessageFields } from "../../models/deskMessage.ts";
import { Person } from "../../models/person.ts";
import { describeMe } from "./me.ts";
import { deskItem } from "./items.ts";
import type { RouteParts } from "./parts.ts";
import { Refused } from "./refused.ts";
import { bodies, params } from "./schemas.ts";
import { readerOf } from "./sessions.ts";
import type { Wire } from "./wire.ts";

/** What the page reads: who one is, the channels, the threads, and what it lacks after a lost connection. */
export function readRoutes(parts: RouteParts): Router {
  const { access } = parts;
  const router = Router();

  router.get("/me", async (_req, res) => {
    res.json(await describeMe(readerOf(res), parts));
  });

  router.patch("/me", async (req, res) => {
    const { locale } = bodies.me.parse(req.body);
    const { store, code } = readerOf(res);
    const person = locale ? await Person.setLocale(store, code, locale) : readerOf(res);
    access.forget(store);
    res.json(await describeMe(person, parts));
  });

  router.get("/channels/:code", async (req, res) => {
    const reader = readerOf(res);
    const channel = params.channel.parse(req.params.code);
    const before = params.before.parse(req.query.before);
    if (!(await access.of(reader.store)).may(reader.code, channel)) throw new Refused("notFound");
    const found = await DeskMessage.inChannel(reader.store, channel, before ? new Date(before) : undefined);
    const answer: Wire["GET /channels/:code"]["answer"] = {
      cards: found.messages.map(deskItem),
      more: found.more,
    };
    res.json(answer);
  });

  router.get("/threads/:ref", async (req, res) => {
    const root = await readable(readerOf(res), params.ref.parse(req.params.ref), parts);
    const messages = await DeskMessage.inThread(root.store, root.channel, root._id.toString());
    const answer: Wire["GET /threads/:ref"]["answer"] = {
      root: deskItem(root),
      messages: messages.map(deskItem),
    };
    res.json(answer);
  });

  router.post("/sync", async (req, res) => {
    const { have } = bodies.sync.parse(req.body);
    const { store, code } = readerOf(res);
    const may = await access.of(store);
    const channels = may.of(code);
    const [listed, known] = await Promise.all([
      Promise.all(channels.map((channel) => DeskMessage.inChannel(store, channel))),
      DeskMessage.these(store, Object.keys(have)),
    ]);
    const readableNow = known.filter(({ channel }) => channels.includes(channel));
    const all = new Map(
      [...listed.flatMap(({ messages }) => messages), ...readableNow].map((one) => [refOf(one), one]),
    );
    const kept = new Set(readableNow.map(refOf));
    const answer: Wire["POST /sync"]["answer"] = {
      cards: [...all.values()].filter((one) => one.revision > (have[refOf(one)] ?? 0)).map(deskItem),
      gone: Object.keys(have).filter((ref) => !kept.has(ref)),
    };
    res.json(answer);
  });

  return router;
}

/** A message that this person may read; what is another store's is not there for him. */
export async function readable(
  { store, code }: Pick<Person, "store" | "code">,
  ref: string,
  { access }: Pick<RouteParts, "access">,
): Promise<DeskMessageFields> {
  const message = await DeskMessage.named(store, ref);
  const may = await access.of(store);
  if (!message || !may.may(code, message.channel)) throw new Refused("notFound");
  return message;
}

const refOf = ({ _id }: DeskMessageFields): string => _id.toString();
