import { t, type Locale, type TextKey } from "../../locales/index.ts";
import { DeskMessage } from "../../models/deskMessage.ts";
import type { Person } from "../../models/person.ts";
import { Store } from "../../models/store.ts";
import { waitsFor } from "./items.ts";
import type { RouteParts } from "./parts.ts";
import type { ChannelInfo, Me } from "./wire.ts";

/** Who is signed in, what he may read and how much of it waits for him. */
export async function describeMe(
  person: Person,
  { access, commands }: Pick<RouteParts, "access" | "commands">,
): Promise<Me> {
  const { code, name, roles, locale } = person;
  const [store, may, waiting] = await Promise.all([
    Store.named(person.store),
    access.of(person.store),
    DeskMessage.waiting(person.store),
  ]);
  const own = waiting.filter((message) => waitsFor(message, code));
  return {
    person: { code, name },
    store: { code: store._id, name: store.name, zone: store.timezone },
    roles: [...roles],
    locale,
    channels: may.of(code).map((channel): ChannelInfo => {
      const here = own.filter((message) => message.channel === channel);
      const urgent = here.some((message) => message.urgent);
      return { code: channel, ...channelWords(channel, locale), unread: here.length, urgent };
    }),
    commands: commands(person),
  };
}

/** What a channel is called and who reads it; a department without a name of ours goes by its code. */
export function channelWords(channel: string, locale: Locale): { name: string; about: string } {
  const say = (key: TextKey, department = "") => t(locale, key, { department });
  if (channel.startsWith("dm:")) {
    return { name: say("chat.channel.direct"), about: say("chat.channel.direct.about") };
  }
  const [type, part] = channel.split(".");
  if (channel === "callbacks") {
    return { name: say("chat.channel.callbacks"), about: say("chat.channel.callbacks.about") };
  }
  if (type === "complaints" && part !== undefined) {
    const department = departmentName(part, locale);
    return { name: say("chat.channel.complaints", department), about: say("chat.channel.complaints.about") };
  }
  const name = channel === "finance" ? say("chat.channel.finance") : channel;
  return { name, about: say("chat.channel.other.about") };
}

function departmentName(code: string, locale: Locale): string {
  if (code === "sales") return t(locale, "card.department.sales");
  return code === "service" ? t(locale, "card.department.service") : code;
}
