import { answerBy, tellCall } from "../apartProcess.ts";
import { FakeTelegram } from "./server.ts";
import type { Chat, User } from "./world.ts";

/** Who is on Telegram, and the group's id. */
export interface ApartOptions {
  group: number;
  people: { id: number; name: string }[];
}

/** How the bot reaches the server, and who its people are to it. */
export interface ApartStart {
  url: string;
  token: string;
  users: Map<number, User>;
}

const fake = new FakeTelegram();
let group: Chat;

answerBy({
  async start(options: ApartOptions): Promise<ApartStart> {
    await fake.start();
    group = fake.world.addGroup(options.group, "Callbacks");
    for (const { id, name } of options.people) fake.world.addUser(id, name, { language: "en" });
    const { push } = fake.calls;
    fake.calls.push = (...calls) => {
      for (const { method, payload } of calls) {
        const { callback_query_id: query, chat_id: chat, message_id: message } = payload;
        tellCall(method, query === undefined ? `${chat}:${message ?? ""}` : String(query));
      }
      return push.apply(fake.calls, calls);
    };
    return { url: fake.url, token: fake.token, users: fake.world.users };
  },
  group: () => group,
  expectQueries(ids: readonly string[]) {
    for (const id of ids) fake.queries.set(id, {});
  },
});
