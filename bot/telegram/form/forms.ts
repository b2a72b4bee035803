import { t } from "../../../locales/index.ts";
import { Person } from "../../../models/person.ts";
import { TelegramForm, type TelegramFormFields } from "../../../models/telegramForm.ts";
import type { ChatInbox, Form, Reply, Values } from "../../chat.ts";
import { createTurns } from "../../turns.ts";
import type { Flight } from "../flight.ts";
import type { Speaker } from "../speaker.ts";
import { pressed, typed, type Step } from "./answer.ts";
import { fillingOf, kept, type Filling } from "./filling.ts";
import type { Op } from "./ops.ts";
import { createFormChange, emptied, formEvent } from "./changing.ts";
import { createFormScreen } from "./screen.ts";
import { createFormSending } from "./sending.ts";
import { firstStop } from "./way.ts";

/** What the forms are made of. */
export interface FormsParts {
  speaker: Speaker;
  flight: Flight;
  inbox(): ChatInbox;
  /** The product's clock, and the wall clock. */
  clock(): Date;
  wall(): Date;
  /** Shows what followed a form besides its own sentence. */
  onFollowing(form: TelegramFormFields, reply: Reply): Promise<void>;
  onNote(note: string): void;
  /** Aborted when the product stops: what is left then is taken up by the next start. */
  ended: AbortSignal;
}

/** Whose form it is. */
export type Whose = Pick<TelegramFormFields, "user" | "store" | "person">;

/** Forms that are asked question by question in private chats. */
export interface Forms {
  /** Opens a form; false where the person's private chat cannot be written to yet: then it waits there. */
  open(whose: Whose, form: Form, key: string): Promise<boolean>;
  /** A button of a form; resolves when it is on disk, with what to say to who pressed. */
  pressed(id: string, op: Op, user: string, key: string): Promise<string | undefined>;
  /** A text in the private chat; resolves with whether a form took it, on disk by then. */
  typed(user: string, text: string, repliedTo: string | undefined, key: string): Promise<boolean>;
  /** Shows somebody what waits for him: he has pressed Start. */
  waiting(user: string): Promise<number>;
  /** Takes up what a former process left: forms whose message is behind, and those that were being sent. */
  resume(): Promise<void>;
}

/** Who comes back after that speaks of something else; a reply to the form still means it. */
const FORGOTTEN_MS = 4 * 3_600_000;

/** Builds the forms. What is pressed in one chat is worked on in its order. */
export function createForms(parts: FormsParts): Forms {
  const { flight, inbox, clock, wall } = parts;
  const turns = createTurns();
  const screen = createFormScreen(parts);
  const change = createFormChange(wall);
  const sending = createFormSending({ ...parts, change, screen });

  /** Gives the answers to the flows, and then moves the form on: cut short in between, the same update does both. */
  async function take(
    form: TelegramFormFields,
    step: (filling: Filling) => Step | null,
    key: string,
  ): Promise<boolean> {
    if (form.by === key) return true;
    const first = step(fillingOf(form));
    if (!first) return false;
    await draft(form, first.given, key);
    await change(
      form,
      (current) => {
        const next = step(fillingOf(current));
        return next && kept(next.filling);
      },
      key,
    );
    return true;
  }

  async function draft(form: TelegramFormFields, values: Values, key: string): Promise<void> {
    if (Object.keys(values).length === 0) return;
    const event = { ...formEvent(form, key, clock()), values };
    await flight.keep(
      (onDisk) => inbox().drafted(event, onDisk),
      async () => undefined,
    );
  }

  /** Puts a form aside for good; a call is not one that can be. */
  async function leave(form: TelegramFormFields, key: string, result: string): Promise<void> {
    await change(
      form,
      (current) => (current.state === "open" ? { state: "done", ...emptied(current), result } : null),
      key,
    );
  }

  return {
    async open(whose, form, key) {
      const { values, ...questions } = form;
      const at = firstStop(form, values);
      const begun = await TelegramForm.begin(
        {
          ...whose,
          ...{ formId: form.formId, form: JSON.stringify(questions), values: JSON.stringify(values), at },
        },
        key,
        wall(),
      );
      for (const other of await TelegramForm.others(begun)) {
        await change(other, () => ({ state: "done", ...emptied(other) }), `${key}#newer`);
        flight.go(screen.show(other._id));
      }
      return screen.show(begun._id);
    },

    pressed: (id, op, user, key) =>
      turns.take(user, async () => {
        const form = await TelegramForm.named(id);
        const locale = form && (await Person.named(form.store, form.person)).locale;
        if (!form || !locale || form.user !== user || form.state === "done") {
          const [person] = await Person.byChat("telegram", user);
          return t(person?.locale ?? "zh-CN", "telegram.form.over");
        }
        if (op.op === "send") await sending.send(form, key);
        else if (op.op === "leave") await leave(form, key, t(locale, "telegram.form.left"));
        else if (form.state === "open") await take(form, (filling) => pressed(filling, op), key);
        flight.go(screen.show(id));
        return undefined;
      }),

    typed: (user, text, repliedTo, key) =>
      turns.take(user, async () => {
        const form = await TelegramForm.openOf(user, repliedTo);
        if (!form) return false;
        const isOld = wall().getTime() - form.touchedAt.getTime() > FORGOTTEN_MS;
        if (isOld && form.message !== repliedTo) return false;
        const { locale } = await Person.named(form.store, form.person);
        const taken = await take(form, (filling) => typed(filling, text, clock(), locale), key);
        if (taken) flight.go(screen.show(form._id));
        return taken;
      }),

    async waiting(user) {
      const behind = await TelegramForm.behind(user);
      for (const form of behind) await screen.show(form._id);
      return behind.length;
    },

    async resume() {
      for (const form of await TelegramForm.unanswered()) await sending.ask(form);
      for (const form of await TelegramForm.behind()) flight.go(screen.show(form._id));
    },
  };
}
