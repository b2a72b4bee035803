import { beforeEach } from "vitest";
import { displays, renderNotice } from "../../../bot/cards.ts";
import type { Form, FormVerdict, Reply, Values } from "../../../bot/chat.ts";
import { createDispatcher } from "../../../bot/dispatcher.ts";
import { createInbox } from "../../../bot/inbox.ts";
import { createRouter } from "../../../bot/router.ts";
import { createTokens } from "../../../bot/tokens.ts";
import { Day } from "../../../models/day.ts";
import { Questionnaire } from "../../../models/questionnaire.ts";
import type { StoreFile } from "../../../models/storeFields.ts";
import { act, buildPerson, buildStaff, buildStore, today, tuesday } from "../../factories.ts";
import { FakeChat, type FakeMessage } from "../../fakes/chat.ts";

/** A store with its staff, its chat and the product at work between them; its clock stands still until it is set. */
export interface Stage {
  chat: FakeChat;
  /** What time it is. */
  now: Date;
  /** Lets every card come to show what the database holds. */
  settle(): Promise<void>;
  /** The newest card of a channel whose line holds these words. */
  card(channel: string, words: string): FakeMessage;
  /** What stands in a channel or in the thread of a card, as lines. */
  lines(channel: string, thread?: string): string[];
  press(person: string, message: FakeMessage, action: string, key?: string): Promise<Reply>;
  /** Presses a button that opens a form. */
  open(person: string, message: FakeMessage, action: string): Promise<Form>;
  send(person: string, form: Form, values: Values, key?: string): Promise<FormVerdict>;
  draft(person: string, form: Form, values: Values): Promise<void>;
  write(person: string, text: string, place?: { channel?: string; thread?: string }): Promise<Reply>;
  /** What went wrong behind the scenes. */
  errors: unknown[];
}

/** Sets the stage anew for each test of a file: Tuesday at ten, with the day's card in the channel. */
export function useStage(file: Partial<StoreFile> = {}): Stage {
  const stage = {} as Stage;
  beforeEach(async () => {
    await buildStore(file);
    await buildStaff();
    await buildPerson({ code: "admin", name: "admin", roles: ["admin"] });
    await Questionnaire.ensureBuiltIn("cd01", tuesday);
    await Day.post("cd01", today, act());
    await raiseCurtain(stage);
  });
  return stage;
}

async function raiseCurtain(stage: Stage): Promise<void> {
  const errors: unknown[] = [];
  const clock = (): Date => stage.now;
  const onError = (error: unknown): void => void errors.push(error);
  const chat = new FakeChat({ clock, caps: { textLimit: 12_000 } });
  const tokens = createTokens();
  let wall = Date.now();
  const inbox = createInbox({
    router: createRouter({ tokens }),
    tokens,
    locale: "zh-CN",
    sleep: async () => undefined,
    onParked: async (event, reason) => onError(new Error(`${event.payload}: ${reason}`)),
    onError,
  });
  const dispatcher = createDispatcher({
    ports: [chat],
    displays: displays({ tokens, clock }),
    renderNotice,
    recipient: async (store, code) => ({ store, code }),
    onDead: async (end) => onError(end),
    onError,
    wall: () => new Date(wall),
  });
  await chat.start(inbox);
  const by = (person: string) => ({ store: "cd01", person });
  Object.assign(stage, {
    chat,
    errors,
    now: tuesday,
    settle: () => {
      // A minute after the last time, so that no pause between two edits holds anything up.
      wall += 60_000;
      return dispatcher.settled();
    },
    card: (channel: string, words: string) => found(chat, channel, words),
    lines: (channel: string, thread?: string) => chat.in(channel, thread).map(({ card }) => card.plain),
    press: (person: string, message: FakeMessage, action: string, key?: string) =>
      chat.press(by(person), message, action, key),
    open: async (person: string, message: FakeMessage, action: string) => {
      const { form, toast } = await chat.press(by(person), message, action);
      if (!form) throw new Error(`no form, but: ${toast}`);
      return form;
    },
    send: (person: string, form: Form, values: Values, key?: string) =>
      chat.answer(by(person), form, values, key),
    draft: (person: string, form: Form, values: Values) => chat.draft(by(person), form, values),
    write: (person: string, text: string, place: { channel?: string; thread?: string } = {}) =>
      chat.write(by(person), { store: "cd01", channel: "callbacks", ...place }, text),
  } satisfies Stage);
}

function found(chat: FakeChat, channel: string, words: string): FakeMessage {
  const message = chat.in(channel).findLast(({ card }) => card.plain.includes(words));
  if (!message)
    throw new Error(
      `nothing in ${channel} says ${words}: ${JSON.stringify(chat.in(channel).map(({ card }) => card.plain))}`,
    );
  return message;
}

/** The answers of a customer who is content with everything, as far as the form asks him. */
export function contentAnswers(form: Form): Values {
  const said = form.questions.flatMap(({ key, type, required }): [string, true | number][] => {
    if (key.includes(":") && !required) return [];
    if (type === "score") return [[key, 10]];
    return type === "yesNo" ? [[key, true]] : [];
  });
  return { ...Object.fromEntries(said), "call:reached": "yes" };
}
