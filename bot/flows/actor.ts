import { AppError } from "../../locales/appError.ts";
import { t, type Locale, type TextKey, type TextParams } from "../../locales/index.ts";
import type { Act, Chat } from "../../models/act.ts";
import { Person } from "../../models/person.ts";
import { Store } from "../../models/store.ts";
import type { Reader } from "../cards/reader.ts";
import type { ChatEvent } from "../chat.ts";
import type { Tokens } from "../tokens.ts";
import { whoActed } from "../whoActed.ts";

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
export async function enter(event: ChatEvent, tokens: Pick<Tokens, "issue">, hint?: string): Promise<Actor> {
  const { key, at, platform } = event;
  const person = await whoActed(event, hint);
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

/** The language of somebody who is nobody here: that of the store, where it is known. */
export async function strangersLocale(hint: string | undefined): Promise<Locale> {
  const store = hint === undefined ? null : await Store.findById(hint);
  return store?.locale ?? "zh-CN";
}
