import { Router } from "express";
import { AppError } from "../../locales/appError.ts";
import { DeskMessage } from "../../models/deskMessage.ts";
import type { Person } from "../../models/person.ts";
import type { ChatInbox, MsgRef, Reply } from "../chat.ts";
import { deskItem, saidIn } from "./items.ts";
import type { RouteParts } from "./parts.ts";
import { readable } from "./readRoutes.ts";
import { Refused } from "./refused.ts";
import { bodies, params } from "./schemas.ts";
import { readerOf } from "./sessions.ts";
import { textId } from "./texts.ts";
import type { Said, Wire } from "./wire.ts";

/** What the page does: each act is in the inbox, or in its noun, before it is answered. */
export function actRoutes(parts: RouteParts): Router {
  const { access, clock, port, tokens } = parts;
  const router = Router();
  // Before the product is ready and while it stops, the page keeps what it has and asks again.
  const inbox = (): ChatInbox => {
    const ears = port.inbox();
    if (!ears) throw new AppError("chat.notYet");
    return ears;
  };
  // Under the person's own name: nobody gets to see another's answer by his key.
  const event = ({ store, code }: Person, key: string) => ({
    key: `web:${store}:${code}:${key}`,
    platform: "web" as const,
    by: { store, person: code },
    at: clock(),
  });

  router.post("/press", async (req, res) => {
    const { key, token, ref } = bodies.press.parse(req.body);
    const reader = readerOf(res);
    const meant = await tokens.read(token);
    if (meant && meant.store !== reader.store) throw new Refused("notFound");
    const message = ref === undefined ? undefined : refOf(await readable(reader, ref, parts));
    const press = { ...event(reader, key), token, ...(message && { message }) };
    // The head of the answer says that the press is on disk; what it leads to follows.
    const kept = () => void res.type("json").flushHeaders();
    const reply = await inbox()
      .pressed(press, kept)
      .catch((error: unknown): Reply => {
        if (res.headersSent && error instanceof AppError) return { toast: error.in(reader.locale) };
        throw error;
      });
    if (!res.headersSent) res.type("json");
    res.end(JSON.stringify(reply));
  });

  router.post("/answer", async (req, res) => {
    const { key, formId, values } = bodies.answer.parse(req.body);
    const verdict: Wire["POST /answer"]["answer"] = await inbox().answered({
      ...event(readerOf(res), key),
      formId,
      values,
    });
    res.json(verdict);
  });

  router.post("/draft", async (req, res) => {
    const { key, formId, values } = bodies.draft.parse(req.body);
    await inbox().drafted({ ...event(readerOf(res), key), formId, values });
    const answer: Wire["POST /draft"]["answer"] = { ok: true };
    res.json(answer);
  });

  router.post("/say", async (req, res) => {
    const { key, channel, thread, text } = bodies.say.parse(req.body);
    const reader = readerOf(res);
    if (!(await access.of(reader.store)).may(reader.code, channel)) throw new Refused("notFound");
    if (thread !== undefined) {
      const root = await readable(reader, thread, parts);
      if (root.channel !== channel || root.thread !== null) throw new Refused("notFound");
    }
    const said = event(reader, key);
    const id = textId(reader.store, said.key);
    const place = {
      platform: "web",
      store: reader.store,
      channel,
      ...(thread !== undefined && { thread }),
    } as const;
    const direct = text.startsWith("/") || channel.startsWith("dm:");
    const reply = await inbox().wrote({ ...said, message: { place, id }, text, direct });
    res.json(await withItem(reply, reader.store, id));
  });

  router.patch("/messages/:ref", async (req, res) => {
    const { key, text } = bodies.reword.parse(req.body);
    const reader = readerOf(res);
    const message = await own(reader, params.ref.parse(req.params.ref));
    await inbox().edited({ ...event(reader, key), message, text });
    res.json(await withItem({}, reader.store, message.id));
  });

  router.delete("/messages/:ref", async (req, res) => {
    const { key } = bodies.remove.parse(req.body);
    const reader = readerOf(res);
    const message = await own(reader, params.ref.parse(req.params.ref));
    await inbox().deleted({ ...event(reader, key), message });
    res.json(await withItem({}, reader.store, message.id));
  });

  /** A text that this person wrote himself. */
  async function own(reader: Person, ref: string): Promise<MsgRef> {
    const message = await readable(reader, ref, parts);
    if (message.by !== reader.code || !saidIn(message)) throw new Refused("notFound");
    return refOf(message);
  }

  return router;
}

const refOf = ({ _id, store, channel, thread }: Awaited<ReturnType<typeof readable>>): MsgRef => ({
  place: { platform: "web", store, channel, ...(thread !== null && { thread }) },
  id: _id.toString(),
});

/** A reply with the message that it is about, as far as there is one. */
async function withItem(reply: Reply, store: string, id: string): Promise<Said> {
  const message = await DeskMessage.named(store, id);
  return { ...reply, ...(message && { item: deskItem(message) }) };
}
