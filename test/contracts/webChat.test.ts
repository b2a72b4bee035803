import { randomUUID } from "node:crypto";
import type { Card, Inline, MsgRef, Reply } from "../../bot/chat.ts";
import type { DeskItem, Said } from "../../bot/web/wire.ts";
import { useDatabase } from "../database.ts";
import { openStore, staff, startDesk } from "../bot/web/deskServer.ts";
import { describeChat, type ChatDriver, type SeenMessage } from "./chat.ts";

useDatabase();

describeChat("the desk as a chat", async (inbox): Promise<ChatDriver> => {
  await openStore("cd01", staff);
  const server = await startDesk();
  const browser = await server.signedIn("li");
  const { port } = server.desk;
  // The desk's own texts are posted by what stands before the flows.
  const start = port.start.bind(port);
  const ears: ChatDriver["port"] = { ...port, start: () => start(server.desk.hear(inbox)) };
  let last = async (): Promise<unknown> => undefined;
  /** Does an act under a key of its own, which a repetition keeps. */
  async function act<T>(method: string, path: string, body: object): Promise<T> {
    const sent = { key: randomUUID(), ...body };
    last = () => browser.request(method, `/desk/api${path}`, sent);
    const answer = await browser.request(method, `/desk/api${path}`, sent);
    if (answer.status >= 500) throw new Error(`refused: ${answer.status}`);
    return answer.json as unknown as T;
  }
  async function read({ channel, thread }: MsgRef["place"]): Promise<DeskItem[]> {
    const { json } = await browser.get(thread === undefined ? `/channels/${channel}` : `/threads/${thread}`);
    const listed = json as unknown as { cards?: DeskItem[]; messages?: DeskItem[] };
    return listed.cards ?? listed.messages ?? [];
  }
  return {
    port: ears,
    channel: { platform: "web", store: "cd01", channel: "callbacks" },
    person: { store: "cd01", code: "li" },
    author: { store: "cd01", person: "li" },
    seen: async (at) => (await read(at)).map(seen),
    async press({ id, place }, label) {
      const item = (await read(place)).find(({ ref }) => ref === id)!;
      const button = (item.card.buttons ?? []).flat().find((one) => one.label === label)!;
      return act<Reply>("POST", "/press", { token: button.token, ref: id });
    },
    async answer({ formId }, values) {
      const { errors } = await act<{ errors?: Record<string, string> }>("POST", "/answer", {
        formId,
        values,
      });
      return errors ?? {};
    },
    async draft({ formId }, values) {
      await act("POST", "/draft", { formId, values });
    },
    write: ({ channel, thread }, text) => act<Said>("POST", "/say", { channel, thread, text }),
    rewrite: ({ id }, text) => act("PATCH", `/messages/${id}`, { text }),
    erase: ({ id }) => act("DELETE", `/messages/${id}`, {}),
    repeat: async () => void (await last()),
    close: () => server.stop(),
  };
});

function seen({ ref, card }: DeskItem): SeenMessage {
  return { id: ref, text: card.body.map(lineText).join("\n"), buttons: labels(card) };
}

const lineText = (line: Inline[]): string =>
  line.map((run) => (typeof run === "string" ? run : run.text)).join("");

const labels = ({ buttons = [] }: Card): string[] => buttons.flat().map(({ label }) => label);
