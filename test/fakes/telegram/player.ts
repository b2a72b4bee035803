import { fillingOf, type Filling } from "../../../bot/telegram/form/filling.ts";
import {
  asksWords,
  isOffered,
  keyOf,
  questionOf,
  remarkOf,
  SUMMARY,
} from "../../../bot/telegram/form/way.ts";
import { readMessageId } from "../../../bot/telegram/ids.ts";
import type { Form, FormVerdict, Question, Reply, Value, Values } from "../../../bot/chat.ts";
import type { DeskItem } from "../../../bot/web/wire.ts";
import { t } from "../../../locales/index.ts";
import { Card } from "../../../models/card.ts";
import { TelegramForm, type TelegramFormFields } from "../../../models/telegramForm.ts";
import { TelegramThread } from "../../../models/telegramThread.ts";
import type { Action } from "../../../bot/cards/actions.ts";
import type { DeskPerson } from "../../../sample/play/deskPerson.ts";
import type { TelegramPerson } from "./person.ts";
import type { FakeTelegram } from "./server.ts";
import type { Chat, Message } from "./world.ts";

const LOOK_MS = 20;
const LOOKS = 1_000;

/** Looks until it is there. */
async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  for (let left = LOOKS; left > 0; left--) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  throw new Error(`it did not come on Telegram: ${what}`);
}

/** Somebody who sees what stands where, and does everything on Telegram: buttons, forms question by question, replies. */
export function onTelegram(eyes: DeskPerson, hands: TelegramPerson, telegram: FakeTelegram): DeskPerson {
  const user = String(hands.user.id);

  /** The message on Telegram that shows what a card of the desk shows. */
  async function messageOf({ card }: DeskItem): Promise<{ chat: Chat; message: Message; id: string }> {
    const { view } = card;
    const subject =
      view?.kind === "task"
        ? `callback:${view.subject}`
        : view?.kind === "complaint"
          ? `complaint:${view.subject}`
          : "";
    return until(card.plain, async () => {
      const known = await Card.find({ store: "cd01", subject, "place.platform": "telegram" }).sort({
        _id: -1,
      });
      const id = known.find(({ message }) => message)?.message;
      const read = id ? readMessageId(id) : null;
      const chat = read && telegram.world.chats.get(Number(read.chat));
      const message = chat?.messages.find(({ message_id }) => message_id === read!.message);
      return chat && message && id ? { chat, message, id } : undefined;
    });
  }

  async function formOf(formId: string): Promise<TelegramFormFields> {
    return until(formId, async () => {
      const form = await TelegramForm.findOne({ user, formId, state: { $ne: "done" } })
        .sort({ touchedAt: -1 })
        .lean<TelegramFormFields>();
      return form?.message ? form : undefined;
    });
  }

  /** Presses a button of a form by its words, and waits until the form has moved on. */
  async function tap(form: TelegramFormFields, label: string): Promise<TelegramFormFields> {
    const { message: number } = readMessageId(form.message!)!;
    const message = await until(label, async () => {
      const shown = hands.chat.messages.find(({ message_id }) => message_id === number);
      return shown?.keyboard.flat().some(({ text }) => text === label) ? shown : undefined;
    });
    await hands.press(hands.chat, message, label).answered;
    return moved(form);
  }

  async function write(form: TelegramFormFields, text: string): Promise<TelegramFormFields> {
    hands.write(hands.chat, text, { replyTo: readMessageId(form.message!)!.message });
    return moved(form);
  }

  const moved = (form: TelegramFormFields): Promise<TelegramFormFields> =>
    until(`the next question of ${form.formId}`, async () => {
      const now = await TelegramForm.named(form._id);
      return now && now.revision > form.revision && !now.stale ? now : undefined;
    });

  /** Answers one question after the other, as far as there is an answer; `all` skips what has none. */
  async function fill(first: TelegramFormFields, values: Values, all: boolean): Promise<TelegramFormFields> {
    let form = first;
    for (;;) {
      const filling = fillingOf(form);
      if (filling.at === SUMMARY) return form;
      const question = questionOf(filling.form, keyOf(filling.at))!;
      const key = asksWords(filling.at) ? remarkOf(question)!.key : question.key;
      const value = values[key];
      if (value === undefined || value === null) {
        if (!all) return form;
        form = await tap(form, passing(filling, question));
      } else {
        const label = asksWords(filling.at) ? undefined : labelOf(question, value);
        form = label === undefined ? await write(form, written(value)) : await tap(form, label);
      }
    }
  }

  /** Ticks on the summary what is wished. */
  async function tick(first: TelegramFormFields, values: Values): Promise<TelegramFormFields> {
    let form = first;
    const { form: asked, values: given } = fillingOf(form);
    const offer = asked.view?.offer;
    if (!offer || !isOffered(asked, given)) return form;
    const isOn = values[offer.key] !== false;
    if (!isOn) return tap(form, `☑ ${questionOf(asked, offer.key)!.label}`);
    for (const key of [offer.urgent, offer.angry]) {
      if (values[key] === true) form = await tap(form, `☐ ${questionOf(asked, key)!.label}`);
    }
    return form;
  }

  return {
    code: eyes.code,
    channel: (code) => eyes.channel(code),
    thread: (ref) => eyes.thread(ref),
    async press(_key, item, action): Promise<Reply> {
      const label = t("zh-CN", `act.${action as Action}`);
      const { chat, message } = await until(`${label}: ${item.card.plain}`, async () => {
        const found = await messageOf(item);
        return found.message.keyboard.flat().some(({ text }) => text === label) ? found : undefined;
      });
      const { text } = await hands.press(chat, message, label).answered;
      const opened = await TelegramForm.findOne({ user, state: "open" })
        .sort({ touchedAt: -1 })
        .lean<TelegramFormFields>();
      return {
        ...(text !== undefined && { toast: text }),
        ...(opened && text === t("zh-CN", "telegram.inPrivate") && { form: formIn(opened) }),
      };
    },
    async draft(_key, formId, values) {
      await fill(await formOf(formId), values, false);
    },
    async answer(_key, formId, values): Promise<FormVerdict> {
      const filled = await tick(await fill(await formOf(formId), values, true), values);
      await tap(filled, fillingOf(filled).form.submit);
      const sent = await until(`the end of ${formId}`, async () => {
        const form = await TelegramForm.named(filled._id);
        return form && form.state !== "sending" ? form : undefined;
      });
      const { errors } = fillingOf(sent);
      return sent.state === "done" ? { ok: true } : { ok: false, errors };
    },
    async say(_key, channel, ref, text) {
      const item = (await eyes.channel(channel)).find((each) => each.ref === ref)!;
      const { chat, message, id } = await messageOf(item);
      const topic = await TelegramThread.topicOf(id);
      const { update } = hands.write(
        chat,
        text,
        topic ? { topic: topic.topic } : { replyTo: message.message_id },
      );
      await telegram.until(() => telegram.updates.isConfirmed(update!));
      return {};
    },
  };
}

function formIn({ form, values }: TelegramFormFields): Form {
  return { ...(JSON.parse(form) as Omit<Form, "values">), values: JSON.parse(values) };
}

/** The button that gives an answer; undefined where it is written. */
function labelOf(question: Question, value: Value): string | undefined {
  switch (question.type) {
    case "score":
      return String(value);
    case "yesNo":
      return value === true ? (question.yes ?? "是") : (question.no ?? "否");
    case "choice":
      return question.options.find((option) => option.value === value)?.label;
    case "when":
    case "text":
      return undefined;
  }
}

/** An answer as it is written: a moment without its letter. */
const written = (value: Value): string => String(value).replace(/^(\d{4}-\d\d-\d\d)T/, "$1 ");

function passing({ values, at }: Filling, question: Question): string {
  const isDone = values[question.key] !== undefined && values[question.key] !== null;
  return `${t("zh-CN", isDone || asksWords(at) ? "desk.question.next" : "telegram.form.skip")} ›`;
}
