import type { User } from "grammy/types";
import type { Locale } from "../../../locales/index.ts";
import { Person } from "../../../models/person.ts";
import { TelegramChat } from "../../../models/telegramChat.ts";
import type { Author } from "../../chat.ts";
import type { Whose } from "../form/forms.ts";

/** Somebody on Telegram, as the product knows him. */
export interface Known {
  /** Who he is in the store that is meant; undefined for a stranger there. */
  person?: Person;
  author: Author;
  locale: Locale;
  whose?: Whose;
}

/** Who a user is, in one of these stores or in the one that he acted in last. */
export async function whoIs(
  user: User,
  stores: readonly string[] | undefined,
  fallback: Locale,
): Promise<Known> {
  const id = String(user.id);
  const persons = await Person.byChat("telegram", id);
  const allowed = stores ? persons.filter(({ store }) => stores.includes(store)) : persons;
  const last = allowed.length > 1 ? await TelegramChat.storeOf(id) : undefined;
  const person = allowed.find(({ store }) => store === last) ?? allowed[0];
  if (!person) return { author: { user: id, name: nameOf(user) }, locale: localeOf(user, fallback) };
  const { store, code, locale } = person;
  return {
    ...{ person, locale, author: { store, person: code } },
    whose: { user: id, store, person: code },
  };
}

/** Remembers in which store somebody of several acted. */
export async function remember({ person, whose }: Known): Promise<void> {
  if (!person || !whose) return;
  const all = await Person.byChat("telegram", whose.user);
  if (all.length > 1) await TelegramChat.actedIn(whose.user, person.store);
}

const nameOf = ({ first_name, last_name }: User): string =>
  last_name === undefined ? first_name : `${first_name} ${last_name}`;

/** The language of somebody of whom only Telegram knows something. */
function localeOf({ language_code: code }: User, fallback: Locale): Locale {
  if (code === undefined) return fallback;
  return code.startsWith("zh") ? "zh-CN" : "en";
}
