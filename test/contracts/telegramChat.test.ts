import type { Form, Question, Value } from "../../bot/chat.ts";
import { TelegramForm } from "../../models/telegramForm.ts";
import { TelegramThread } from "../../models/telegramThread.ts";
import { useDatabase } from "../database.ts";
import { connectTo } from "../bot/telegram/telegramServer.ts";
import { buildPerson, buildStore } from "../factories.ts";
import { TelegramPerson } from "../fakes/telegram/person.ts";
import { FakeTelegram } from "../fakes/telegram/server.ts";
import type { Update } from "../fakes/telegram/updates.ts";
import type { Chat, Message } from "../fakes/telegram/world.ts";
import { describeChat, type ChatDriver } from "./chat.ts";

useDatabase();

const GROUP = -1_001;
const LI = 100_200_300;

for (const { name, forum, webhook } of [
  { name: "Telegram, a group, polled", forum: false, webhook: false },
  { name: "Telegram, a forum, called", forum: true, webhook: true },
]) {
  describeChat(name, async (): Promise<ChatDriver> => {
    await buildStore({ channels: [{ code: "callbacks", desk: true, telegram: String(GROUP) }] });
    await buildPerson({ code: "li", name: "Li Yi", locale: "en", telegram: String(LI) });
    const telegram = await new FakeTelegram().start();
    const group = telegram.world.addGroup(GROUP, "Callbacks", { is_forum: forum, bot: "administrator" });
    const li = new TelegramPerson(telegram, telegram.world.addUser(LI, "Li Yi", { language: "en" }));
    return driverOf(telegram, group, li, webhook);
  });
}

async function driverOf(
  telegram: FakeTelegram,
  group: Chat,
  li: TelegramPerson,
  webhook: boolean,
): Promise<ChatDriver> {
  const server = await connectTo(telegram, { webhook });
  const { port } = server.telegram;
  const last: { update?: Update } = {};

  /** Does something, and waits until it is on disk, or until it was refused. */
  async function done(update: Update): Promise<void> {
    last.update = update;
    const refused = await telegram.until(() => {
      if (telegram.updates.isConfirmed(update)) return "kept";
      return telegram.updates.isRefused(update) && "refused";
    });
    if (refused === "refused") throw new Error("the product could not keep it");
  }

  async function press(chat: Chat, message: Message, label: string) {
    const { update, answered } = li.press(chat, message, label);
    await done(update);
    return answered;
  }

  const formMessage = (): Message => li.chat.messages.findLast(({ from }) => from.is_bot)!;

  /** Answers what the form asks until it stands at its summary, or until that answer is given. */
  async function fill(form: Form, values: Record<string, Value>): Promise<void> {
    for (const [key, value] of Object.entries(values)) {
      const question = form.questions.find((one) => one.key === key)!;
      await telegram.until(() => formMessage().text.includes(question.label));
      const { edits } = formMessage();
      const label = labelOf(question, value);
      if (label === undefined) await done(li.write(li.chat, String(value)).update!);
      else await press(li.chat, formMessage(), label);
      await telegram.until(() => formMessage().edits > edits);
    }
  }

  return {
    port,
    channel: { platform: "telegram", store: "cd01", channel: String(GROUP) },
    person: { store: "cd01", code: "li", telegram: String(LI) },
    author: { store: "cd01", person: "li" },
    missing: { platform: "telegram", store: "cd01", channel: "-1009" },
    async seen({ channel, thread }) {
      const chat = channel.startsWith("dm:") ? li.chat : group;
      const stands = await Promise.all(
        chat.messages.map(
          async ({ message_id }) => (await TelegramThread.of(`${chat.id}:${message_id}`)) === thread,
        ),
      );
      return chat.messages
        .filter((_, i) => stands[i])
        .map(({ message_id, text, keyboard }) => ({
          id: `${chat.id}:${message_id}`,
          text,
          buttons: keyboard.flat().map((button) => button.text),
        }));
    },
    async press({ id, place }, label) {
      const chat = place.channel.startsWith("dm:") ? li.chat : group;
      const message = chat.messages.find(({ message_id }) => id === `${chat.id}:${message_id}`)!;
      const { text } = await press(chat, message, label);
      const opened = await TelegramForm.openOf(String(LI));
      return { ...(text !== undefined && { toast: text }), ...(opened && { form: JSON.parse(opened.form) }) };
    },
    async answer(form, values) {
      await fill(form, values as Record<string, Value>);
      await press(li.chat, formMessage(), form.submit);
      await telegram.until(() => /✓|⚠️/.test(formMessage().html));
      const wrong = /⚠️ (.*)/.exec(formMessage().text)?.[1];
      const question = form.questions.find(({ label }) => formMessage().html.includes(`<b>${label}</b>`));
      return wrong === undefined ? {} : { [question?.key ?? ""]: wrong };
    },
    draft: (form, values) => fill(form, values as Record<string, Value>),
    async write({ thread }, text) {
      const target = thread === undefined ? {} : await inThread(thread);
      await done(li.write(group, text, target).update!);
      return {};
    },
    async rewrite({ id }, text) {
      const message = group.messages.find(({ message_id }) => id === `${group.id}:${message_id}`)!;
      await done(li.rewrite(group, message, text));
    },
    async repeat() {
      const { update } = last;
      if (!update) return;
      // What was not taken comes again by itself.
      if (telegram.updates.isConfirmed(update)) telegram.updates.again(update);
      await telegram.until(() => telegram.updates.isConfirmed(update));
    },
    async close() {
      await server.close();
      await telegram.stop();
    },
  };

  /** How one writes into a thread: into its topic, or as a reply to its root. */
  async function inThread(thread: string): Promise<{ topic?: number; replyTo?: number }> {
    const topic = await TelegramThread.topicOf(thread);
    return topic ? { topic: topic.topic } : { replyTo: Number(thread.split(":")[1]) };
  }
}

/** The button that gives an answer; undefined where it is written. */
function labelOf(question: Question, value: Value): string | undefined {
  if (question.type === "score") return String(value);
  if (question.type === "yesNo") return value === true ? "Yes" : "No";
  if (question.type !== "choice") return undefined;
  return question.options.find((option) => option.value === value)?.label;
}
