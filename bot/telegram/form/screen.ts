import { setTimeout as pause } from "node:timers/promises";
import { t } from "../../../locales/index.ts";
import { Person } from "../../../models/person.ts";
import { TelegramForm, type TelegramFormFields } from "../../../models/telegramForm.ts";
import { createTurns } from "../../turns.ts";
import type { TelegramMessage } from "../cards/cardMessage.ts";
import { bold, escaped, muted } from "../cards/html.ts";
import type { Speaker } from "../speaker.ts";
import { fillingOf } from "./filling.ts";
import { formPage } from "./page.ts";

/** What the screen is made of. */
export interface ScreenParts {
  speaker: Speaker;
  onNote(note: string): void;
}

/** Brings forms to their private chats: one message for each, edited from question to question. */
export interface FormScreen {
  /** Makes a form's message show it as it is; false where its person's chat cannot be written to. */
  show(id: string): Promise<boolean>;
}

const MOST_TRIES = 6;
const RETRY_MS = 1_000;

/** Builds the screen. One form is shown by one request at a time, and what was overtaken is not shown at all. */
export function createFormScreen({ speaker, onNote }: ScreenParts): FormScreen {
  const turns = createTurns();

  async function bring(id: string): Promise<boolean> {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const form = await TelegramForm.named(id);
      if (!form?.stale) return true;
      const page = await pageOf(form);
      const outcome = form.message
        ? await speaker.edit(form.message, page)
        : await speaker.post(form.user, page);
      switch (outcome.kind) {
        case "ok":
          await TelegramForm.showed(id, form.revision, outcome.value);
          break;
        case "unchanged":
          await TelegramForm.showed(id, form.revision, form.message!);
          break;
        case "gone":
          if (!form.message) return false;
          await TelegramForm.unshown(id);
          break;
        case "wait":
          await pause(outcome.ms, undefined, { ref: false });
          break;
        case "unsure":
          // A first message may stand there twice: its buttons do the same.
          if (!form.message) onNote(`form ${id} may stand on Telegram twice: it is sent again`);
          await pause(RETRY_MS, undefined, { ref: false });
          break;
        default:
          onNote(`form ${id} could not be shown: ${outcome.kind === "bad" ? outcome.reason : outcome.kind}`);
          return false;
      }
    }
    return true;
  }

  return { show: (id) => turns.take(id, () => bring(id)) };
}

async function pageOf(form: TelegramFormFields): Promise<TelegramMessage> {
  const { locale } = await Person.named(form.store, form.person);
  const filling = fillingOf(form);
  const { title } = filling.form;
  if (form.state === "open") return formPage(form._id, filling, locale);
  if (form.state === "sending") {
    return { html: `${bold(title)}\n${muted(t(locale, "telegram.form.sending"))}`, keyboard: [] };
  }
  const result =
    form.result === undefined
      ? muted(t(locale, "telegram.form.closed"))
      : escaped(form.result === "" ? `\u2713 ${t(locale, "telegram.form.sent")}` : form.result);
  return { html: `${bold(title)}\n${result}`, keyboard: [] };
}
