import type { types } from "@slack/bolt";
import { t, type Locale } from "../../../locales/index.ts";
import type { Card } from "../../chat.ts";
import { cardBlocks } from "../blocks/cardBlocks.ts";
import { limits } from "../blocks/limits.ts";
import { plain } from "./options.ts";

/** A card in a window of its own: for the one who asked for it alone. */
export function cardView(card: Card, locale: Locale): types.ModalView {
  const { title = "", plain: line } = card;
  return {
    type: "modal",
    callback_id: "card",
    title: plain(title || line, limits.viewTitle),
    close: plain(t(locale, "slack.close"), limits.viewTitle),
    blocks: cardBlocks(card, limits.viewBlocks),
  };
}

/** A sentence in a window of its own, in the place of the form that was there. */
export function sentenceView(sentence: string, title: string, locale: Locale): types.ModalView {
  return cardView({ plain: sentence, title, body: [[sentence]] }, locale);
}
