import type { User } from "grammy/types";
import { t } from "../../../locales/index.ts";
import { ChatLink } from "../../../models/chatLink.ts";
import { Person } from "../../../models/person.ts";
import { escaped } from "../cards/html.ts";
import type { EarsParts } from "./ears.ts";
import { whoIs } from "./who.ts";

/** What stands behind `/start`; undefined where it is another text. */
export function readStart(text: string): string | undefined {
  const [all, payload = ""] = /^\/start(?:@\w+)?(?:\s+(\S+))?\s*$/.exec(text) ?? [];
  return all === undefined ? undefined : payload;
}

/**
 * Somebody pressed Start: a one-time code says who he is, and what waited for his chat is shown. All of it may be
 * done twice.
 */
export async function hearStart(from: User, payload: string, key: string, parts: EarsParts): Promise<void> {
  const { speaker, flight, forms, locale } = parts;
  const user = String(from.id);
  const said = await link(user, payload, parts);
  const known = await whoIs(from, undefined, locale);
  const name = known.person?.name ?? "";
  const text = known.person
    ? t(known.locale, said ? "telegram.linked" : "telegram.welcome", { name })
    : t(known.locale, "telegram.stranger");
  flight.go(
    (async () => {
      await speaker.post(user, { html: escaped(text), keyboard: [] });
      if (known.person) await Person.sawOn(known.person.store, known.person.code, "telegram");
      const waited = await forms.waiting(user);
      if (known.whose && waited === 0) await help(user, key, parts, known);
    })(),
  );
}

/** Uses a code up; whether it was one. */
async function link(user: string, payload: string, { wall }: EarsParts): Promise<boolean> {
  if (payload.length < 20) return false;
  const linked = await ChatLink.spend(payload, "telegram", user, wall());
  if (!linked) return false;
  await Person.link(linked.store, linked.person, "telegram", user);
  return true;
}

/** What may be typed, as whoever asks for help sees it. */
async function help(
  user: string,
  key: string,
  { inbox, show, clock }: EarsParts,
  { author, locale, whose, person }: Awaited<ReturnType<typeof whoIs>>,
): Promise<void> {
  const place = { platform: "telegram" as const, store: person!.store, channel: `dm:${person!.code}` };
  const reply = await inbox().wrote({
    ...{ key, platform: "telegram", by: author, at: clock(), text: "/help", direct: true },
    message: { place, id: `${user}:0` },
  });
  await show({ user, chat: user, locale, ...(whose && { whose }) }, reply, key);
}
