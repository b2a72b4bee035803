import { t, type Locale, type TextParams } from "../locales/index.ts";
import { writeMoment } from "./moment.ts";
import type { Card, Inline } from "./chat.ts";
import type { MessageView, NoticeView, SaidView } from "./views.ts";

/** What may be said once: a person's text from another chat, what happened, or what somebody has to know. */
export type NoticeContent = MessageView | NoticeView;

/** A notice as a card in a store's language; a parameter that is a moment (an ISO text) is written in its zone. */
export function noticeCard(view: NoticeContent, locale: Locale, zone: string): Card {
  if (view.kind === "said") return saidCard(view);
  const plain = t(locale, view.key, readable(view.params, locale, zone));
  const alarming = view.tone !== "calm";
  const line: Inline[] = [alarming ? { style: view.tone === "bad" ? "danger" : "warn", text: plain } : plain];
  return { plain, body: [line], view };
}

/** A person's text as a card, with its author. */
export function saidCard(view: SaidView): Card {
  const { by, text } = view;
  return { plain: `${by.name}: ${text}`, body: [[{ style: "bold", text: by.name }, ` ${text}`]], view };
}

function readable(params: TextParams, locale: Locale, zone: string): TextParams {
  const written = Object.entries(params).map(([name, value]) => [name, writeMoment(value, locale, zone)]);
  return Object.fromEntries(written);
}
