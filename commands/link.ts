import { AppError } from "../locales/appError.ts";
import type { AddCommand } from "./context.ts";
import { readNow } from "./moment.ts";

/** `huifang link PERSON`: a one-time sign-in link. */
export const addLink: AddCommand = (program, action) => {
  program
    .command("link")
    .description("a one-time sign-in link for a person, valid 15 minutes")
    .argument("<person>", "the person's code, as in the store's file")
    .option("--store <code>", "the store, where there is more than one")
    .option("--now <iso>", "work as if it were that moment")
    .option("--json", "print one JSON document")
    .action(
      action((context, code: string, flags: { store?: string; now?: string }) =>
        context.withDatabase(async () => {
          const { chosenStore } = await import("./chosenStore.ts");
          const { Person } = await import("../models/person.ts");
          const { SignInLink } = await import("../models/signInLink.ts");
          const { _id: store } = await chosenStore(flags.store);
          const person = await Person.named(store, code);
          // Who has left keeps his name on what he did, and does not come in again.
          if (!person.active) throw new AppError("person.unknown", { code });
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
