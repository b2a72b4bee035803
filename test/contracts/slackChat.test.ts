import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import type { MsgRef } from "../../bot/chat.ts";
import { createSlack } from "../../bot/slack/slack.ts";
import { buildHttp } from "../../http.ts";
import { buildPerson, buildStore } from "../factories.ts";
import { useDatabase } from "../database.ts";
import { httpDoor } from "../fakes/slack/door.ts";
import { SocketServer } from "../fakes/slack/socketServer.ts";
import { SlackUser } from "../fakes/slack/slackUser.ts";
import { buttonsIn, textOf } from "../fakes/slack/strict.ts";
import { BOT_TOKEN, SIGNING_SECRET, Workspace } from "../fakes/slack/workspace.ts";
import { describeChat, type ChatDriver } from "./chat.ts";

useDatabase();

describeChat("Slack as a chat, by HTTP", () => drive(undefined));
describeChat("Slack as a chat, by Socket Mode", async () => drive(await SocketServer.start()));

/** A workspace, a store and one clerk on it; with a socket, Slack's events come over that. */
async function drive(socket: SocketServer | undefined): Promise<ChatDriver> {
  const workspace = await Workspace.start();
  if (socket) workspace.socketUrl = () => socket.url;
  const [callbacks, li] = [await workspace.channel("callbacks"), await workspace.user("li")];
  await buildStore({ channels: [{ code: "callbacks", desk: true, slack: callbacks }] });
  await buildPerson({ code: "li", slack: li, locale: "en" });
  const slack = createSlack({
    token: BOT_TOKEN,
    signingSecret: SIGNING_SECRET,
    ...(socket && { appToken: "xapp-test" }),
    apiUrl: `${workspace.url}/api/`,
    clock: () => new Date("2026-12-01T02:00:00Z"),
    locale: "en",
    onRevoked: () => undefined,
    onDead: async () => undefined,
    onError: () => undefined,
  });
  const server = createServer(
    buildHttp({
      log: pino({ level: "silent" }),
      publicUrl: "http://127.0.0.1",
      ready: async () => ({}),
      routers: [slack.router],
    }),
  ).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const user = new SlackUser(workspace, socket ?? httpDoor(() => url), li);
  const place = { platform: "slack" as const, store: "cd01", channel: callbacks };
  const said = new Map<string, { ts: string; channel: string; text: string }>();
  const message = async ({ id, place: { channel, thread } }: MsgRef) =>
    (await workspace.messages(channel, thread)).find(({ ts }) => ts === id)!;
  /** What the person alone was shown since then, and the form in front of him. */
  const shown = (since: number, form: unknown) => ({
    ...(workspace.ephemerals[since] && { toast: textOf(workspace.ephemerals[since].blocks) }),
    ...(user.window && form ? { form: form as never } : {}),
  });
  return {
    port: slack.port,
    channel: place,
    person: { store: "cd01", code: "li", slack: li },
    author: { user: li },
    missing: { ...place, channel: "C0NOWHERE" },
    seen: async ({ channel, thread }) =>
      (await workspace.messages(channel, thread)).map(({ ts, blocks = [] }) => ({
        id: ts,
        text: textOf(blocks),
        buttons: buttonsIn(blocks).map(({ label }) => label),
      })),
    async press(ref, label) {
      const since = workspace.ephemerals.length;
      const { status } = await user.press(ref.place.channel, await message(ref), label);
      if (status !== 200) throw new Error(`refused: ${status}`);
      await slack.settled();
      return shown(since, user.window && { formId: user.window.view.title });
    },
    async answer(_form, values) {
      for (const [key, value] of Object.entries(values)) user.set(key, value);
      const errors = await user.submit();
      return Object.fromEntries(
        Object.entries(errors).map(([block, error]) => [block.replace("q|", ""), error]),
      );
    },
    async draft(_form, values) {
      for (const [key, value] of Object.entries(values)) await user.fill(key, value);
    },
    async write({ channel, thread }, text) {
      const since = workspace.ephemerals.length;
      if (text.startsWith("/")) await user.command(channel, text.slice(1));
      else {
        const written = await user.write(channel, text, thread === undefined ? {} : { thread });
        said.set(written.ts, written);
      }
      await slack.settled();
      return shown(since, undefined);
    },
    rewrite: ({ id }, text) => user.rewrite(said.get(id)!, text),
    erase: ({ id }) => user.erase(said.get(id)!),
    repeat: async () => void (await user.repeat()),
    async close() {
      await slack.port.stop(1_000);
      server.closeAllConnections();
      server.close();
      await socket?.close();
      await workspace.close();
    },
  };
}
