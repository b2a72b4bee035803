import { Option } from "commander";
import { telegramSettings } from "../chats.ts";
import { AppError } from "../locales/appError.ts";
import type { Linked } from "../models/chatLink.ts";
import type { AddCommand, Context } from "./context.ts";
import { readNow } from "./moment.ts";

/** `huifang link PERSON`: a one-time sign-in link, or with `--chat` one by which a chat learns who he is. */
export const addLink: AddCommand = (program, action) => {
  program
    .command("link")
    .description("a one-time sign-in link for a person, valid 15 minutes")
    .argument("<person>", "the person's code, as in the store's file")
    .option("--store <code>", "the store, where there is more than one")
    .addOption(
      new Option("--chat <chat>", "the way to be known in a chat, valid a day").choices([
        "slack",
        "telegram",
      ]),
    )
    .option("--now <iso>", "work as if it were that moment")
    .option("--json", "print one JSON document")
    .action(
      action((context, code: string, flags: { store?: string; chat?: "slack" | "telegram"; now?: string }) =>
        context.withDatabase(async () => {
          const { chosenStore } = await import("./chosenStore.ts");
          const { Person } = await import("../models/person.ts");
          const { SignInLink } = await import("../models/signInLink.ts");
          const { _id: store } = await chosenStore(flags.store);
          const person = await Person.named(store, code);
          // Who has left keeps his name on what he did, and does not come in again.
          if (!person.active) throw new AppError("person.unknown", { code });
          if (flags.chat)
            return linkChat(context, { store, person: code, chat: flags.chat }, readNow(flags.now));
          const { token, expires } = await SignInLink.issue({ store, person: code }, readNow(flags.now));
          const { PUBLIC_URL, HOST, PORT } = context.config;
          const base = PUBLIC_URL ?? `http://${HOST.includes(":") ? `[${HOST}]` : HOST}:${PORT}`;
          const url = `${base.replace(/\/$/, "")}/sign-in/${token}`;
          context.report({ url, expires }, [
            url,
            context.text("cli.linkExpires", { at: expires.toISOString() }),
          ]);
        }),
      ),
    );
};

/** Prints how somebody shows a chat who he is: a deep link on Telegram, a command on Slack. */
async function linkChat(context: Context, linked: Linked, now: Date): Promise<void> {
  const { ChatLink } = await import("../models/chatLink.ts");
  const username = linked.chat === "telegram" ? await telegramName(context) : undefined;
  const { code, expires } = await ChatLink.issue(linked, now);
  const way =
    username === undefined
      ? { command: `/huifang link ${code}` }
      : { url: `https://t.me/${username}?start=${code}` };
  const words = Object.values(way);
  context.report({ ...way, expires }, [
    ...words,
    context.text("cli.linkExpires", { at: expires.toISOString() }),
  ]);
}

/** The bot's name on Telegram. Throws `telegram.notConnected` where it cannot be asked. */
async function telegramName({ config }: Context): Promise<string> {
  const settings = telegramSettings(config);
  if (!settings) throw new AppError("telegram.notConnected");
  const { botOf } = await import("../bot/telegram/inspect.ts");
  const bot = await botOf(settings);
  if (bot.kind !== "ok") throw new AppError("telegram.notConnected");
  return bot.value.username;
}
