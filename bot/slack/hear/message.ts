import { Person } from "../../../models/person.ts";
import type { Deleted, Edited, Wrote } from "../../chat.ts";
import { mentions, plainWords } from "../texts.ts";
import { placeOf } from "../places.ts";
import { codeIn, linked } from "./words.ts";
import { type Ack, answered, type EarParts, eventOf, whenKept } from "./parts.ts";

/** A message as Slack's events bring it, as far as it is read. */
export interface SlackMessage {
  subtype?: string | undefined;
  channel: string;
  channel_type?: string | undefined;
  ts: string;
  thread_ts?: string | undefined;
  user?: string | undefined;
  bot_id?: string | undefined;
  text?: string | undefined;
  files?: { name?: string | null }[] | undefined;
  /** What a change made of it, and what was there before. */
  message?: SlackMessage | undefined;
  previous_message?: SlackMessage | undefined;
}

/** The event around it. */
export interface Envelope {
  event_id: string;
  team_id: string;
}

// Everything else is Slack's own word for what happened in a channel.
const WRITTEN = [undefined, "file_share", "thread_broadcast", "me_message"];

/** A person wrote, reworded or deleted a message; what bots write, and the product itself, is nobody's word. */
export async function message(
  said: SlackMessage,
  envelope: Envelope,
  ack: Ack,
  parts: EarParts,
): Promise<void> {
  if (said.subtype === "message_changed") return edited(said, envelope, ack, parts);
  if (said.subtype === "message_deleted") return deleted(said, envelope, ack, parts);
  const own = await self(parts);
  if (!isPersons(said, own) || !WRITTEN.includes(said.subtype)) return ack();
  const { user, channel, ts, thread_ts: thread } = said;
  const direct = said.channel_type === "im" || mentions(said.text ?? "", own);
  const event: Wrote = {
    ...base(user, envelope, parts),
    message: { place: await placeOf({ channel, user, thread, ts }), id: ts },
    text: await wordsOf(said, parts),
    direct,
  };
  const code = said.channel_type === "im" ? codeIn(said.text ?? "") : undefined;
  if (code !== undefined) return linked(code, { user, channel, thread }, ack, parts);
  // What others say to each other in a channel is nothing to answer, and nothing to write down.
  if (!direct && thread === undefined && (await Person.byChat("slack", user)).length === 0) return ack();
  // A reply stands where the question does: in a thread of its own or in one that there is.
  const asker = { user, channel, thread: thread ?? undefined };
  await answered(parts, event, asker, ack, (kept) => parts.inbox.wrote(event, kept));
}

async function edited(said: SlackMessage, envelope: Envelope, ack: Ack, parts: EarParts): Promise<void> {
  const { message: now, previous_message: before, channel } = said;
  if (!now || !isPersons(now, await self(parts))) return ack();
  // A preview of a link, or a first reply, changes a message too, but none of its words.
  if (before && before.text === now.text) return ack();
  const { user, ts, thread_ts: thread } = now;
  const event: Edited = {
    ...base(user, envelope, parts),
    message: { place: await placeOf({ channel, user, thread, ts }), id: ts },
    text: await wordsOf(now, parts),
  };
  await parts.inbox.edited(event, whenKept(ack, parts.onError));
}

async function deleted(said: SlackMessage, envelope: Envelope, ack: Ack, parts: EarParts): Promise<void> {
  const { previous_message: before, channel } = said;
  if (!before || !isPersons(before, await self(parts))) return ack();
  const { user, ts, thread_ts: thread } = before;
  const event: Deleted = {
    ...base(user, envelope, parts),
    message: { place: await placeOf({ channel, user, thread, ts }), id: ts },
  };
  await parts.inbox.deleted(event, whenKept(ack, parts.onError));
}

const base = (user: string, { event_id: id, team_id: team }: Envelope, { clock }: EarParts) =>
  eventOf({ user: { id: user }, team: { id: team } }, id, clock());

/** A message that a person wrote: neither a bot nor the product itself. */
function isPersons(said: SlackMessage, own: string): said is SlackMessage & { user: string } {
  const { bot_id: bot, subtype, user } = said;
  return bot === undefined && subtype !== "bot_message" && user !== undefined && user !== own;
}

const self = async ({ client }: EarParts): Promise<string> => (await client.identity())?.user ?? "";

/** What was written, with the names of the files that came with it. */
async function wordsOf({ text = "", files = [] }: SlackMessage, parts: EarParts): Promise<string> {
  const named = [...text.matchAll(/<@(\w+)/g)].map(([, user]) => user!);
  const people = await Promise.all(named.map((user) => Person.byChat("slack", user)));
  const names = new Map(
    people.flatMap((found, i) => (found[0] ? [[named[i]!, found[0].name] as const] : [])),
  );
  const words = plainWords(text, { self: await self(parts), person: (user) => names.get(user) });
  return [words, ...files.flatMap(({ name }) => (name ? [`📎 ${name}`] : []))]
    .filter((part) => part !== "")
    .join("\n");
}
