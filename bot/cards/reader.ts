import type { Locale } from "../../locales/index.ts";
import type { CardPlace } from "../../models/cardFields.ts";
import { Person } from "../../models/person.ts";
import type { Store } from "../../models/store.ts";

/** For whom something is put into words: his language, and the zone of the store whose times he reads. */
export interface Reader {
  locale: Locale;
  zone: string;
}

/** Who reads at a place: a channel has its store's language, a person alone has his own. */
export async function readerAt(store: Store, { channel }: CardPlace): Promise<Reader> {
  const zone = store.timezone;
  if (!channel.startsWith("dm:")) return { locale: store.locale, zone };
  const person = await Person.named(store._id, channel.slice("dm:".length));
  return { locale: person.locale, zone };
}
