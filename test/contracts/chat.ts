import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type {
  Author,
  Card,
  ChatInbox,
  ChatPort,
  Drafted,
  Form,
  FormVerdict,
  MsgRef,
  Place,
  Recipient,
  Reply,
  Values,
} from "../../bot/chat.ts";
import type { EventOf } from "../../bot/events.ts";

/** A platform with one person on it, as a test drives it: over the wire that the platform really uses. */
export interface ChatDriver {
  port: ChatPort;
  /** A channel in which the person reads and writes. */
  channel: Place;
  person: Recipient;
  /** How the platform's events name the person. */
  author: Author;
  /** A channel that is not there, where the platform would know. */
  missing?: Place;
  /** What the person can read there now, oldest first. */
  seen(at: Place): Promise<SeenMessage[]>;
  /** Presses the button with that label; resolves with what the person alone is shown. */
  press(message: MsgRef, label: string): Promise<Shown>;
  /** Fills in a form that a press has opened and sends it; resolves with the errors shown, by question. */
  answer(form: Form, values: Values): Promise<Record<string, string>>;
  /** Gives some answers of an open form without sending it. */
  draft(form: Form, values: Values): Promise<void>;
  write(at: Place, text: string): Promise<Shown>;
  /** The person's own text, changed and taken away; left out where the platform has no such thing. */
  rewrite?(message: MsgRef, text: string): Promise<void>;
  erase?(message: MsgRef): Promise<void>;
  /** Delivers the last event once more, as platforms do when they are not sure. */
  repeat(): Promise<void>;
  close(): Promise<void>;
}

/** A message as a person reads it. */
export interface SeenMessage {
  id: string;
  text: string;
  buttons: string[];
}

/** What only the one who acted is shown. */
export interface Shown {
  toast?: string;
  form?: Form;
}

/** Starts a platform; the inbox hears it once the port is started. */
export type BuildDriver = (inbox: ChatInbox) => Promise<ChatDriver>;

const plain: Card = { plain: "A task", body: [["A task for ", { style: "bold", text: "Li Yi" }]] };
const buttons: Card = {
  ...plain,
  buttons: [
    [
      { token: "start-token-00000000", label: "Start", action: "start" },
      { token: "file-token-000000000", label: "File", action: "file" },
    ],
  ],
};

const form: Form = {
  formId: "call/callback:0123456789abcdef01234567",
  title: "Call",
  submit: "Submit",
  zone: "Asia/Shanghai",
  values: {},
  questions: [
    { type: "score", key: "wait", label: "Waiting time", low: 6 },
    { type: "yesNo", key: "onTime", label: "Ready on time" },
    {
      type: "choice",
      key: "department",
      label: "Department",
      options: ["sales", "service"].map((value) => ({ value, label: value })),
    },
    { type: "text", key: "passOn", label: "Anything to pass on?", lines: "many" },
  ],
};
const answers: Values = { wait: 3, onTime: false, department: "service", passOn: "He waited." };

/** Says what every adapter does, in the words of the chat port. */
export function describeChat(name: string, build: BuildDriver): void {
  describe(name, () => {
    let chat: ChatDriver;
    let heard: { [K in keyof EventOf]: EventOf[K][] };
    let reply: Reply;
    let verdict: FormVerdict;
    /** Set, it fails as an inbox does that cannot write. */
    let failure: Error | undefined;

    const hear = <K extends keyof EventOf>(kind: K, event: EventOf[K], kept?: () => void): void => {
      if (failure) throw failure;
      heard[kind].push(event as never);
      kept?.();
    };
    const inbox: ChatInbox = {
      pressed: async (event, kept) => (hear("pressed", event, kept), reply),
      answered: async (event, kept) => (hear("answered", event, kept), verdict),
      drafted: async (event, kept) => hear("drafted", event, kept),
      wrote: async (event, kept) => (hear("wrote", event, kept), reply),
      edited: async (event, kept) => hear("edited", event, kept),
      deleted: async (event, kept) => hear("deleted", event, kept),
    };

    beforeEach(async () => {
      heard = { pressed: [], answered: [], drafted: [], wrote: [], edited: [], deleted: [] };
      reply = {};
      verdict = { ok: true };
      failure = undefined;
      chat = await build(inbox);
      await chat.port.start(inbox);
    });
    afterEach(() => chat.close());

    let sendings = 0;
    async function send(card: Card = plain, to: Place = chat.channel): Promise<MsgRef> {
      const sent = await chat.port.send(to, card, `card:${name}:${++sendings}`);
      if (sent.kind !== "ok") throw new Error(`not sent: ${sent.kind}`);
      return sent.ref;
    }

    async function thread(): Promise<Place> {
      const begun = await chat.port.startThread(await send(), "A task");
      if (begun.kind !== "ok") throw new Error(`no thread: ${begun.kind}`);
      return begun.ref;
    }

    async function openForm(): Promise<Form> {
      reply = { form };
      const shown = await chat.press(await send(buttons), "Start");
      return shown.form!;
    }

    describe("sending", () => {
      it("shows the card where it was sent", async () => {
        const { id, place } = await send(buttons);
        expect(place).toEqual(chat.channel);
        const [seen] = await chat.seen(chat.channel);
        expect(seen).toMatchObject({ id, buttons: ["Start", "File"] });
        expect(seen!.text).toContain("A task for Li Yi");
      });

      it("finds what was sent under a key, or knows that it cannot", async () => {
        const sent = await chat.port.send(chat.channel, plain, "card:known");
        const found = await chat.port.find(chat.channel, "card:known", 0);
        const unknown = await chat.port.find(chat.channel, "card:unknown", 0);
        if (found === "unknown") expect(unknown).toBe("unknown");
        else expect([sent, unknown]).toEqual([{ kind: "ok", ref: found }, "none"]);
      });

      it("edits a card in place", async () => {
        const ref = await send(buttons);
        expect(await chat.port.update(ref, { plain: "Done", body: [["Done by Chen"]] })).toEqual({
          kind: "ok",
          ref,
        });
        const seen = await chat.seen(chat.channel);
        expect(seen).toHaveLength(1);
        expect(seen[0]!.text).toContain("Done by Chen");
        expect(seen[0]!.buttons).toEqual([]);
      });

      it("takes an edit that changes nothing for done", async () => {
        const ref = await send();
        expect(await chat.port.update(ref, plain)).toMatchObject({ kind: "ok" });
      });

      it("says that a message is gone", async () => {
        const ref = await send();
        // A well-formed id of which there is no message.
        const id = ref.id.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 5) % 10));
        expect(await chat.port.update({ ...ref, id }, plain)).toEqual({ kind: "gone" });
      });

      it("says that a channel is not there", async () => {
        if (!chat.missing) return;
        const sent = await chat.port.send(chat.missing, plain, "card:nowhere");
        expect(["gone", "forbidden"]).toContain(sent.kind);
      });

      it("keeps a thread under its root, the same one when asked twice", async () => {
        const root = await send();
        const begun = await chat.port.startThread(root, "A task");
        expect(await chat.port.startThread(root, "A task")).toEqual(begun);
        if (begun.kind !== "ok") throw new Error(begun.kind);
        await send({ plain: "A reminder", body: [["A reminder"]] }, begun.ref);
        expect((await chat.seen(begun.ref)).map(({ text }) => text)).toEqual([
          expect.stringContaining("A reminder"),
        ]);
      });

      it("reaches one person alone", async () => {
        const direct = await chat.port.dm(chat.person);
        if (direct.kind !== "ok") throw new Error(direct.kind);
        await send({ plain: "For you", body: [["For you"]] }, direct.ref);
        expect((await chat.seen(direct.ref)).at(-1)!.text).toContain("For you");
        expect(await chat.seen(chat.channel)).toEqual([]);
      });

      it("takes a card within the limits and names what is beyond them", async () => {
        const { textLimit } = chat.port.caps(chat.channel);
        expect(chat.port.check(buttons)).toEqual([]);
        expect(chat.port.check({ ...plain, body: [["x".repeat(textLimit + 1)]] })).not.toEqual([]);
      });

      it("sends a picture with its words", async () => {
        if (!chat.port.caps(chat.channel).images) return;
        const picture = { png: PIXEL, alt: "Calls of the week", caption: "Week 48" };
        expect(await chat.port.image(chat.channel, picture, "image:1")).toMatchObject({ kind: "ok" });
      });
    });

    describe("a press", () => {
      it("comes with its token, its message and who pressed", async () => {
        const message = await send(buttons);
        await chat.press(message, "File");
        expect(heard.pressed).toMatchObject([
          {
            token: "file-token-000000000",
            message: { id: message.id },
            by: chat.author,
            platform: chat.port.platform,
            at: expect.any(Date),
          },
        ]);
      });

      it("shows the one who pressed what the answer says", async () => {
        reply = { toast: "already taken by Chen" };
        expect(await chat.press(await send(buttons), "Start")).toMatchObject({
          toast: "already taken by Chen",
        });
      });

      it("has the same key when it is delivered again, and another one when it is pressed again", async () => {
        const message = await send(buttons);
        await chat.press(message, "Start");
        await chat.repeat();
        await chat.press(message, "Start");
        const [first, second, third] = heard.pressed.map(({ key }) => key);
        expect(second).toBe(first);
        expect(third).not.toBe(first);
        expect(first).toMatch(new RegExp(`^${prefixes[chat.port.platform]}:`));
      });
    });

    describe("a form", () => {
      it("is sent with answers of the right types", async () => {
        expect(await chat.answer(await openForm(), answers)).toEqual({});
        expect(heard.answered).toMatchObject([{ formId: form.formId, values: answers, by: chat.author }]);
      });

      it("shows what is wrong, by question", async () => {
        verdict = { ok: false, errors: { wait: "1 to 10" } };
        expect(await chat.answer(await openForm(), answers)).toEqual({ wait: "1 to 10" });
      });

      it("hands on each answer as it is given", async () => {
        const opened = await openForm();
        await chat.draft(opened, { wait: 3 });
        await chat.draft(opened, { onTime: false });
        const given = heard.drafted.reduce<Values>((all, { values }: Drafted) => ({ ...all, ...values }), {});
        expect(given).toEqual({ wait: 3, onTime: false });
        expect(heard.drafted.every(({ formId }) => formId === form.formId)).toBe(true);
      });
    });

    describe("a text", () => {
      it("comes with its place and its author", async () => {
        await chat.write(chat.channel, "hello");
        expect(heard.wrote).toMatchObject([
          { text: "hello", message: { place: chat.channel }, by: chat.author },
        ]);
      });

      it("in a thread comes with the thread", async () => {
        const place = await thread();
        await chat.write(place, "He called back.");
        expect(heard.wrote).toMatchObject([{ text: "He called back.", message: { place } }]);
      });

      it("that is a command is for the product alone", async () => {
        reply = { toast: "found" };
        await chat.write(chat.channel, "/find 12345");
        expect(heard.wrote).toMatchObject([{ text: "/find 12345", direct: true }]);
      });

      it("is heard of when its author changes or deletes it, where the platform tells", async () => {
        const { hears } = chat.port.caps(chat.channel);
        await chat.write(chat.channel, "frist");
        const { message } = heard.wrote[0]!;
        if (hears.edits) {
          await chat.rewrite!(message, "first");
          expect(heard.edited).toMatchObject([
            { message: { id: message.id }, text: "first", by: chat.author },
          ]);
        }
        if (hears.deletions) {
          await chat.erase!(message);
          expect(heard.deleted).toMatchObject([{ message: { id: message.id }, by: chat.author }]);
        }
      });

      it("of the product itself is not heard", async () => {
        await send();
        await send(plain, await thread());
        expect(heard.wrote).toEqual([]);
      });
    });

    it("delivers again what the inbox could not keep", async () => {
      const message = await send(buttons);
      failure = new Error("the disk is full");
      await chat.press(message, "Start").catch(() => undefined);
      failure = undefined;
      await chat.repeat();
      expect(heard.pressed).toHaveLength(1);
    });

    it("stops when what is in hand is done", async () => {
      await chat.port.stop(1_000);
      await expect(chat.port.stop(0)).resolves.toBeUndefined();
    });
  });
}

const prefixes = { web: "web", slack: "slack", telegram: "tg" };

/** The smallest picture there is. */
const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
