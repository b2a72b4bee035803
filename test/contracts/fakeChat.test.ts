import { FakeChat } from "../fakes/chat.ts";
import type { MsgRef } from "../../bot/chat.ts";
import { describeChat, type ChatDriver } from "./chat.ts";

// What stands in for a chat in the tests of the flows keeps the same promises.
describeChat("the chat of the tests", async (): Promise<ChatDriver> => {
  const chat = new FakeChat({ platform: "slack", channels: ["C1"] });
  const by = { store: "cd01", person: "li" };
  const place = { platform: "slack" as const, store: "cd01", channel: "C1" };
  let keys = 0;
  let last = async (): Promise<unknown> => undefined;
  const act = <T>(doIt: (key: string) => Promise<T>): Promise<T> => {
    const key = `slack:${++keys}`;
    last = () => doIt(key);
    return doIt(key);
  };
  const message = ({ id }: MsgRef) => chat.messages.find((one) => one.id === id)!;
  return {
    port: chat,
    channel: place,
    person: { store: "cd01", code: "li" },
    author: by,
    missing: { ...place, channel: "C2" },
    seen: async ({ channel, thread }) =>
      chat.in(channel, thread).map(({ id, card }) => ({
        id,
        text: card.body
          .map((line) => line.map((run) => (typeof run === "string" ? run : run.text)).join(""))
          .join("\n"),
        buttons: (card.buttons ?? []).flat().map(({ label }) => label),
      })),
    press(ref, label) {
      const { action } = message(ref)
        .card.buttons!.flat()
        .find((button) => button.label === label)!;
      return act((key) => chat.press(by, message(ref), action, key));
    },
    async answer(form, values) {
      const verdict = await act((key) => chat.answer(by, form, values, key));
      return verdict.ok ? {} : verdict.errors;
    },
    draft: (form, values) => act((key) => chat.draft(by, form, values, key)),
    write: (at, text) => act((key) => chat.write(by, at, text, key)),
    rewrite: (ref, text) => act((key) => chat.rewrite(by, ref, text, key)),
    erase: (ref) => act((key) => chat.erase(by, ref, key)),
    repeat: async () => void (await last()),
    close: async () => undefined,
  };
});
