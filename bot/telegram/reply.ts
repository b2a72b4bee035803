import { setTimeout as pause } from "node:timers/promises";
import { t, type Locale } from "../../locales/index.ts";
import type { Card, Reply } from "../chat.ts";
import { cardMessage } from "./cards/cardMessage.ts";
import { escaped } from "./cards/html.ts";
import type { Forms, Whose } from "./form/forms.ts";
import { isGroup } from "./ids.ts";
import type { Speaker } from "./speaker.ts";

/** Who is to be answered, and how he asked. */
export interface Asker {
  user: string;
  /** Where he asked. */
  chat: string;
  /** The press that waits for its answer. */
  query?: string;
  /** The message that he wrote. */
  message?: number;
  locale: Locale;
  /** Who he is at the store; left out for a stranger. */
  whose?: Whose;
}

/** What answering needs. */
export interface ReplyParts {
  speaker: Speaker;
  forms: Pick<Forms, "open">;
  /** The address that opens the bot's private chat; undefined while its name is not known yet. */
  address(payload: string): string | undefined;
}

/** The longest sentence that a press is answered with; longer ones, and those to be read twice, stand in the chat. */
const TOAST_LIMIT = 200;
/** A sentence that takes longer to read than a toast is shown stays until it is closed. */
const GLANCE = 40;

/** An answer that could not be sent is asked for again: it is worth a few tries. */
const MOST_TRIES = 4;
const RETRY_MS = 1_000;

/** Shows an answer to the one who asked and to nobody else. */
export type ShowReply = (to: Asker, reply: Reply, key: string) => Promise<void>;

/** Builds it: forms and cards go to the private chat, a sentence to where a press waits for one. */
export function createReplies({ speaker, forms, address }: ReplyParts): ShowReply {
  async function privately(to: Asker, { html, keyboard }: ReturnType<typeof cardMessage>): Promise<boolean> {
    for (let tries = 0; ; tries++) {
      const outcome = await speaker.post(to.user, { html, keyboard });
      if (outcome.kind === "ok") return true;
      const isPassing = outcome.kind === "wait" || outcome.kind === "unsure";
      if (!isPassing || tries === MOST_TRIES) return false;
      await pause(outcome.kind === "wait" ? outcome.ms : RETRY_MS, undefined, { ref: false });
    }
  }

  async function sentence(to: Asker, text: string): Promise<boolean> {
    const message = { html: escaped(text), keyboard: [] };
    if (to.whose || !isGroup(to.chat)) return privately(to, message);
    // A stranger has no chat with the bot, and what he is told is no secret.
    return replyInGroup(to, text);
  }

  async function replyInGroup(to: Asker, text: string, url?: string): Promise<boolean> {
    const keyboard = url === undefined ? [] : [[{ text: t(to.locale, "telegram.open"), url }]];
    const target = to.message === undefined ? {} : { reply_parameters: replyTo(to.message) };
    return (await speaker.post(to.chat, { html: escaped(text), keyboard }, target)).kind === "ok";
  }

  return async (to, { toast, form, card }, key) => {
    let reached = true;
    if (form && to.whose) reached = await forms.open(to.whose, form, key);
    if (card) reached = (await privately(to, cardMessage(shownCard(card)))) && reached;
    const short = toast !== undefined && toast.length <= TOAST_LIMIT ? toast : undefined;
    const url = reached ? undefined : address("go");
    if (to.query !== undefined) {
      const elsewhere = (form || card) && isGroup(to.chat) ? t(to.locale, "telegram.inPrivate") : undefined;
      const text = short ?? (reached ? elsewhere : t(to.locale, "telegram.pressStart"));
      await speaker.answer(to.query, {
        ...(url === undefined ? text !== undefined && { text } : { url }),
        ...(short !== undefined && short.length > GLANCE && { alert: true }),
      });
      if (toast !== undefined && short === undefined) await sentence(to, toast);
      return;
    }
    if (toast !== undefined) reached = (await sentence(to, toast)) && reached;
    if (!reached && isGroup(to.chat)) {
      await replyInGroup(to, t(to.locale, "telegram.pressStart"), address("go"));
    }
  };
}

/** The message that an answer belongs to, as far as it is still there. */
const replyTo = (message: number) => ({ message_id: message, allow_sending_without_reply: true as const });

/** A card that was asked for has no picture: those are messages of their own. */
const shownCard = ({ picture: _, ...card }: Card): Card => card;
