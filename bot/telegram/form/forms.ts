import { AppError } from "../../../locales/appError.ts";
import { t } from "../../../locales/index.ts";
import { Person } from "../../../models/person.ts";
import { TelegramForm, type FormChange, type TelegramFormFields } from "../../../models/telegramForm.ts";
import type { ChatInbox, Form, FormVerdict, Reply, Values } from "../../chat.ts";
import { createTurns } from "../../turns.ts";
import type { Flight } from "../flight.ts";
import type { Speaker } from "../speaker.ts";
import { pressed, typed, type Step } from "./answer.ts";
import { fillingOf, kept, type Filling } from "./filling.ts";
import type { Op } from "./ops.ts";
import { createFormScreen } from "./screen.ts";
import { firstStop, remarkOf, sentValues, SUMMARY, wordsStop } from "./way.ts";

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
const MOST_ROUNDS = 20;

/** Builds the forms. What is pressed in one chat is worked on in its order. */
export function createForms(parts: FormsParts): Forms {
  const { flight, inbox, clock, wall } = parts;
  const turns = createTurns();
  const screen = createFormScreen(parts);

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
    const event = { ...eventOf(form, key), values };
    await flight.keep(
      (onDisk) => inbox().drafted(event, onDisk),
      async () => undefined,
    );
  }

  async function change(
    form: TelegramFormFields,
    to: (form: TelegramFormFields) => FormChange | null,
    by: string,
  ): Promise<TelegramFormFields | null> {
    let current: TelegramFormFields | null = form;
    for (let round = 0; current && round < MOST_ROUNDS; round++) {
      const next = to(current);
      if (!next) return current;
      const changed: TelegramFormFields | null = await TelegramForm.change(current, next, by, wall());
      if (changed) return changed;
      current = await TelegramForm.named(form._id);
    }
    return current;
  }

  const eventOf = ({ store, person, formId }: TelegramFormFields, key: string) => ({
    ...{ key, platform: "telegram" as const, by: { store, person }, at: clock(), formId },
  });

  /** Sends a form: it says so on disk first, so that whoever finds it there asks for the answer again. */
  async function send(form: TelegramFormFields, key: string): Promise<void> {
    const sending = await change(
      form,
      ({ state }) => (state === "open" ? { state: "sending", key } : null),
      key,
    );
    if (sending?.state === "sending") await ask(sending);
  }

  /** Puts a form aside for good; a call is not one that can be. */
  async function leave(form: TelegramFormFields, key: string, result: string): Promise<void> {
    await change(
      form,
      (current) => (current.state === "open" ? { state: "done", ...emptied(current), result } : null),
      key,
    );
  }

  /** Asks the flows for the verdict; the same key again does nothing twice and brings the same answer. */
  function ask(form: TelegramFormFields): Promise<void> {
    const { form: questions, values } = fillingOf(form);
    const event = { ...eventOf(form, form.key!), values: sentValues(questions, values) };
    return flight.keep(
      (onDisk) => inbox().answered(event, onDisk).catch(refusedTo(form)),
      async (verdict) => {
        if (verdict === "later") return void flight.go(ask(form));
        await settle(form, verdict);
      },
    );
  }

  const refusedTo =
    ({ store, person }: TelegramFormFields) =>
    async (error: unknown): Promise<FormVerdict | "later"> => {
      if (!(error instanceof AppError)) throw error;
      if (error.code === "chat.notYet") return "later";
      const { locale } = await Person.named(store, person);
      return { ok: false, errors: { "": error.in(locale) } };
    };

  async function settle(form: TelegramFormFields, verdict: FormVerdict): Promise<void> {
    const changed = await change(
      form,
      (current) => {
        if (current.state !== "sending") return null;
        return verdict.ok ? done(current, verdict) : wrong(current, verdict.errors);
      },
      `${form.key!}#verdict`,
    );
    await screen.show(form._id);
    if (!verdict.ok || !changed) return;
    const { card, form: next } = verdict;
    await parts.onFollowing(changed, { ...(card && { card }), ...(next && { form: next }) });
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
        if (op.op === "send") await send(form, key);
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
      for (const form of await TelegramForm.unanswered()) await ask(form);
      for (const form of await TelegramForm.behind()) flight.go(screen.show(form._id));
    },
  };
}

/** A form that is done keeps no number and no words. */
function emptied({ form }: TelegramFormFields): FormChange {
  const { view: _, ...questions }: Form = JSON.parse(form);
  return { form: JSON.stringify({ ...questions, questions: [] }), values: "{}", faults: "{}", at: SUMMARY };
}

function done(form: TelegramFormFields, { toast = "" }: Reply): FormChange {
  return { state: "done", ...emptied(form), result: toast === "" ? "" : `\u2713 ${toast}` };
}

/** What is wrong is shown where it is to be put right; what concerns the whole, on the summary. */
function wrong(form: TelegramFormFields, errors: Record<string, string>): FormChange {
  const { questions } = fillingOf(form).form;
  const first = questions.flatMap((question) => {
    const remark = remarkOf(question);
    if (Object.hasOwn(errors, question.key)) return [question.key];
    return remark && Object.hasOwn(errors, remark.key) ? [wordsStop(question.key)] : [];
  })[0];
  return { state: "open", faults: JSON.stringify(errors), at: first ?? SUMMARY, reviewed: true };
}
