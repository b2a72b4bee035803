import { AppError } from "../locales/appError.ts";
import { Card } from "../models/card.ts";
import type { CardFields, CardPlace, Subject } from "../models/cardFields.ts";
import type { ChatInbox, MsgRef, Pressed } from "./chat.ts";
import type { Tokens } from "./tokens.ts";

/**
 * A router before which a press is put right: a button that has expired renews its card and throws `chat.oldButton`,
 * and a message that was sent twice, because nobody knew that it had arrived, becomes the card's own by the press.
 */
export function withButtons(router: ChatInbox, tokens: Pick<Tokens, "read">): ChatInbox {
  return {
    async pressed(event) {
      const meant = await tokens.read(event.token);
      if (!meant) return renew(event);
      // Only where a platform cannot look back is a message ever sent twice.
      if (event.platform === "telegram" && event.message)
        await adopt(meant.store, meant.subject, event.message);
      return router.pressed(event);
    },
    answered: (event) => router.answered(event),
    drafted: (event) => router.drafted(event),
    wrote: (event) => router.wrote(event),
    edited: (event) => router.edited(event),
    deleted: (event) => router.deleted(event),
  };
}

async function renew({ message }: Pressed): Promise<never> {
  const card = message && (await Card.ofMessage(message.place.store, cardPlace(message), message.id));
  if (card) await Card.renew(card._id);
  throw new AppError("chat.oldButton");
}

async function adopt(store: string, subject: Subject, message: MsgRef): Promise<void> {
  const cards = (await Card.of(store, subject)).filter((card) => isAt(card, message));
  if (cards.some((card) => card.message === message.id)) return;
  const newest = cards.at(-1);
  if (newest) await Card.adopt(newest._id, message.id);
}

const cardPlace = ({ place }: MsgRef): CardPlace => ({ platform: place.platform, channel: place.channel });

const isAt = ({ place }: CardFields, message: MsgRef): boolean =>
  place.platform === message.place.platform && place.channel === message.place.channel;
