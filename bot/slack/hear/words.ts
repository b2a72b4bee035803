import type { MessageShortcut, SlashCommand } from "@slack/bolt";
import { t } from "../../../locales/index.ts";
import type { Asker } from "../present.ts";
import type { Wrote } from "../../chat.ts";
import { plainWords } from "../texts.ts";
import { placeOf } from "../places.ts";
import { type Ack, answered, type EarParts, eventOf } from "./parts.ts";

/** `/huifang`, whose words are the product's own commands. */
export async function command(said: SlashCommand, ack: Ack, parts: EarParts): Promise<void> {
  const { user_id: user, user_name: name, channel_id: channel, trigger_id: trigger, team_id: team } = said;
  const from = { user: { id: user, name }, team: { id: team } };
  const event: Wrote = {
    ...eventOf(from, `command:${trigger}`, parts.clock()),
    message: { place: await placeOf({ channel, user }), id: trigger },
    text: `/${said.text.trim() || "help"}`,
    direct: true,
  };
  const asker = { user, channel, trigger, respond: said.response_url };
  const code = codeIn(said.text);
  if (code !== undefined) return linked(code, asker, ack, parts);
  await answered(parts, event, asker, ack, (kept) => parts.inbox.wrote(event, kept));
}

/** The one-time code in `link <code>`; undefined in any other words. */
export function codeIn(text: string): string | undefined {
  return /^\s*\/?link\s+([\w-]{20,})\s*$/i.exec(text)?.[1];
}

/** Somebody says who he is by a code; used up twice by the same user, it changes nothing. */
export async function linked(code: string, asker: Asker, ack: Ack, parts: EarParts): Promise<void> {
  const person = await parts.people.link(asker.user, code);
  await ack();
  const sentence = person
    ? t(person.locale, "slack.linked", { name: person.name })
    : t(parts.locale, "slack.badCode");
  await parts.presenter.say(sentence, asker);
}

/** "Make this a complaint", on any message. */
export async function complain(shortcut: MessageShortcut, ack: Ack, parts: EarParts): Promise<void> {
  const { user, team, trigger_id: trigger, channel, message } = shortcut;
  const { ts, thread_ts: thread = ts, text = "" } = message;
  const self = (await parts.client.identity())?.user ?? "";
  // On a card of ours the words are not a customer's.
  const words = message.user === self ? "" : plainWords(text, { self, person: () => undefined });
  const place = await placeOf({ channel: channel.id, user: user.id, thread });
  const event: Wrote = {
    ...eventOf({ user, team }, `shortcut:${trigger}`, parts.clock()),
    message: { place, id: ts },
    text: `/complaint ${words}`.trim(),
    direct: true,
  };
  const asker = { user: user.id, channel: channel.id, trigger, respond: shortcut.response_url };
  await answered(parts, event, asker, ack, (kept) => parts.inbox.wrote(event, kept));
}
