import { AppError } from "../../locales/appError.ts";
import { t, type Locale, type TextKey, type TextParams } from "../../locales/index.ts";
import type { Act, Chat } from "../../models/act.ts";
import { Person } from "../../models/person.ts";
import { Store } from "../../models/store.ts";
import type { Reader } from "../cards/reader.ts";
import type { Author, ChatEvent } from "../chat.ts";
import type { Tokens } from "../tokens.ts";

/** Who does something: a person of a store, from which chat, under which key, and when. */
export interface Actor {
  store: Store;
  person: Person;
  chat: Chat;
  act: Act;
  at: Date;
  /** His own language, in the store's zone. */
  reader: Reader;
  tokens: Pick<Tokens, "issue">;
}

/** Finds who acted; `hint` is the store that the event itself names. Throws `flow.notStaff`. */
export async function enter(
  { by, key, at, platform }: ChatEvent,
  tokens: Pick<Tokens, "issue">,
  hint?: string,
): Promise<Actor> {
  const person = await personOf(by, platform, hint);
  if (!person) throw new AppError("flow.notStaff");
  const store = await Store.named(person.store);
  if (person.lastChat !== platform) await Person.sawOn(store._id, person.code, platform);
  return {
    ...{ store, person, chat: platform, at, tokens },
    act: { by: key, at, person: person.code },
    reader: { locale: person.locale, zone: store.timezone },
  };
}

/** A sentence in the actor's language. */
export function say({ reader }: Pick<Actor, "reader">, key: TextKey, params?: TextParams): string {
  return t(reader.locale, key, params);
}

/** The person behind an event; null for who is none of the staff, of another store, or has left. */
async function personOf(by: Author, platform: Chat, hint: string | undefined): Promise<Person | null> {
  if ("person" in by) {
    if (hint !== undefined && hint !== by.store) return null;
    return (await Person.of(by.store)).find(({ code }) => code === by.person) ?? null;
  }
  if (platform === "web") return null;
  const known = await Person.byChat(platform, by.user);
  return known.find(({ store }) => hint === undefined || store === hint) ?? null;
}

/** The language of somebody who is nobody here: that of the store, where it is known. */
export async function strangersLocale(hint: string | undefined): Promise<Locale> {
  const store = hint === undefined ? null : await Store.findById(hint);
  return store?.locale ?? "zh-CN";
}
